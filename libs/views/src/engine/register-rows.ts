import { canonicalJson } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import type { ReadStore, ViewId, Write } from '../read-store.js';
import type { Doc, Handler, RegisterView } from '../view.js';
import { ofTypes } from './of-types.js';
import { applying, type RowMaker, type Rows } from './rows.js';

/** Documents kept between events, as canonical text: a few hundred bytes each. */
const docsKept = 10_000;
const noEntries: Rows['entries'] = [];
const noDocs: readonly undefined[] = [];

/**
 * Makes the versions of a register's documents. What it keeps is the text that was stored: a document comes to a
 * handler exactly as it would come from the store, and no handler can change it for the next.
 */
export class RegisterRows implements RowMaker {
  readonly #docs = new Map<string, string>();
  #position: number;
  /** True while every document there is is kept: what is not here does not exist. */
  #allKept: boolean;
  readonly #others: Handler<any> | undefined;

  constructor(
    private readonly view: RegisterView<any>,
    private readonly readStore: Pick<ReadStore, 'get'>,
    private readonly id: () => ViewId,
    position: number,
  ) {
    this.#position = position;
    this.#allKept = position < 0;
    this.#others = view.on.get('*');
  }

  restart(position: number): void {
    this.#docs.clear();
    this.#position = position;
    this.#allKept = position < 0;
  }

  handled(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
    return this.#others ? events : ofTypes(events, this.view.on.keys());
  }

  rows(event: LedgerEvent): Rows | Promise<Rows> {
    const handler = (this.view.on.get(event.type) ?? this.#others)!;
    const keys = applying(() => distinct(handler.keys(event)));
    if (handler.own) return { entries: noEntries, writes: this.#writes(handler, event, keys, noDocs) };
    return keys.every(key => this.#isAtHand(key))
      ? this.#made(
          handler,
          event,
          keys,
          keys.map(key => this.#kept(key)),
        )
      : this.#fetched(keys).then(before => this.#made(handler, event, keys, before));
  }

  #made(
    handler: Handler<any>,
    event: LedgerEvent,
    keys: readonly string[],
    before: readonly (Doc | undefined)[],
  ): Rows {
    const writes = this.#writes(handler, event, keys, before);
    for (const { key, doc } of writes) this.#keep(key, doc);
    return { entries: noEntries, writes };
  }

  #writes(
    handler: Handler<any>,
    event: LedgerEvent,
    keys: readonly string[],
    before: readonly (Doc | undefined)[],
  ): readonly Write[] {
    return applying(() => keys.map((key, i) => this.#write(handler, event, key, before[i])));
  }

  #write(handler: Handler<any>, event: LedgerEvent, key: string, before: Doc | undefined): Write {
    const after = handler.then(before, event, key);
    const doc = canonicalJson(after);
    if (!doc.startsWith('{')) throw new TypeError(`a document must be an object, not ${doc.slice(0, 20)}`);
    const buckets: Record<string, readonly string[]> = {};
    for (const bucket of Object.keys(this.view.buckets)) buckets[bucket] = this.view.buckets[bucket]!(after);
    return { key, index: event.index, doc, buckets };
  }

  #isAtHand(key: string): boolean {
    return this.#allKept || this.#docs.has(key);
  }

  #kept(key: string): Doc | undefined {
    const text = this.#docs.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as Doc);
  }

  /** As of the position the batch began at: what the batch itself made is kept, and shrinks only between batches. */
  async #fetched(keys: readonly string[]): Promise<readonly (Doc | undefined)[]> {
    const docs: (Doc | undefined)[] = [];
    for (const key of keys)
      docs.push(
        this.#isAtHand(key) ? this.#kept(key) : await this.readStore.get(this.id(), key, this.#position),
      );
    return docs;
  }

  /** The batch was stored up to `position`. */
  committed(position: number): void {
    this.#position = position;
    for (const key of this.#docs.keys()) {
      if (this.#docs.size <= docsKept) return;
      this.#docs.delete(key);
      this.#allKept = false;
    }
  }

  #keep(key: string, doc: string): void {
    // Taken out first, so that the least recently written stand first.
    this.#docs.delete(key);
    this.#docs.set(key, doc);
  }
}

const distinct = (keys: readonly string[]): readonly string[] =>
  keys.length < 2 ? keys : [...new Set(keys)];
