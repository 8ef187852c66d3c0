import { canonicalJson } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import type { ReadStore, ViewId, Write } from '../read-store.js';
import type { Doc, Handler, RegisterView } from '../view.js';
import { applying, type RowMaker, type Rows } from './rows.js';

/** Documents kept between events, as canonical text: a few hundred bytes each. */
const docsKept = 10_000;
const nothing: Rows = { entries: [], writes: [] };

/**
 * Makes the versions of a register's documents. What it keeps is the text that was stored: a document comes to a
 * handler exactly as it would come from the store, and no handler can change it for the next.
 */
export class RegisterRows implements RowMaker {
  readonly #docs = new Map<string, string>();
  #position: number;
  /** True while every document there is is kept: what is not here does not exist. */
  #allKept: boolean;

  constructor(
    private readonly view: RegisterView<any>,
    private readonly readStore: Pick<ReadStore, 'get'>,
    private readonly id: () => ViewId,
    position: number,
  ) {
    this.#position = position;
    this.#allKept = position < 0;
  }

  restart(position: number): void {
    this.#docs.clear();
    this.#position = position;
    this.#allKept = position < 0;
  }

  async rows(event: LedgerEvent): Promise<Rows> {
    const handler = this.view.on.get(event.type) ?? this.view.on.get('*');
    if (!handler) return nothing;
    const keys = applying(() => [...new Set(handler.keys(event))]);
    const before: (Doc | undefined)[] = [];
    for (const key of keys) before.push(await this.#doc(key));
    const writes = applying(() => keys.map((key, i) => this.#write(handler, event, key, before[i])));
    for (const { key, doc } of writes) this.#keep(key, doc);
    return { entries: [], writes };
  }

  #write(handler: Handler<any>, event: LedgerEvent, key: string, before: Doc | undefined): Write {
    const after = handler.then(before, event, key);
    const doc = canonicalJson(after);
    if (!doc.startsWith('{')) throw new TypeError(`a document must be an object, not ${doc.slice(0, 20)}`);
    const buckets: Record<string, readonly string[]> = {};
    for (const bucket of Object.keys(this.view.buckets)) buckets[bucket] = this.view.buckets[bucket]!(after);
    return { key, index: event.index, doc, buckets };
  }

  /** As of the position the batch began at: what the batch itself made is kept, and shrinks only between batches. */
  async #doc(key: string): Promise<Doc | undefined> {
    const text = this.#docs.get(key);
    if (text !== undefined) return JSON.parse(text) as Doc;
    return this.#allKept ? undefined : this.readStore.get(this.id(), key, this.#position);
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
