import type { LedgerEvent } from '#event-sourcing';
import {
  AmountOverflow,
  type Batch,
  type Built,
  type Checkpoint,
  CopyGone,
  type Parked,
  type ViewId,
} from '../read-store.js';
import type { View } from '../view.js';
import { RowText } from './digest.js';
import { PoisonEvent, Superseded } from './faults.js';
import { readTo, type Source } from './feed.js';
import { mustHaveCopy } from './look-for-loss.js';
import { RegisterRows } from './register-rows.js';
import { CannotApply, type RowMaker, type Rows } from './rows.js';
import { RowsOfBatch } from './rows-of-batch.js';
import { tallyRows } from './tally-rows.js';

/** An event that cannot be applied parks its stream, or stops the copy (a new version, before it is live). */
export type OnPoison = 'park' | 'stop';

/** One copy of one view, fed with events. Safe beside another that feeds the same copy: the store compares and sets. */
export class Projection {
  #id: ViewId;
  #checkpoint: Checkpoint;
  readonly #maker: RowMaker;
  readonly #text: RowText;
  /** Events whose entries the store could not hold. */
  readonly #tooLarge = new Map<number, string>();

  constructor(
    readonly view: View,
    built: Built,
    private readonly feed: Source,
    public onPoison: OnPoison,
  ) {
    this.#id = built.id;
    this.#checkpoint = built.checkpoint;
    this.#text = new RowText(view);
    this.#maker =
      view.kind === 'tally'
        ? tallyRows(view)
        : new RegisterRows(view, feed.readStore, () => this.#id, built.checkpoint.position);
  }

  get id(): ViewId {
    return this.#id;
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  get position(): number {
    return this.#checkpoint.position;
  }

  /**
   * Applies what is new in a batch, in as many attempts as it takes; events missing before it are read from the log,
   * unless that is a part of one.
   * @throws PoisonEvent when told to stop at one. @throws Superseded when the view is no longer fed in this version.
   */
  async apply(events: readonly LedgerEvent[]): Promise<void> {
    for (;;) {
      const at = events.findIndex(event => event.index > this.position);
      if (at < 0) return;
      const { index } = events[at]!;
      if (index === this.position + 1 || this.feed.isPart)
        await this.#commit(at === 0 ? events : events.slice(at));
      else for await (const missing of readTo(this.feed, this.position, index - 1)) await this.apply(missing);
    }
  }

  async #commit(events: readonly LedgerEvent[]): Promise<void> {
    const batch = await this.#batch(events);
    try {
      const done = await this.feed.readStore.commit(this.#id, batch);
      if (!done.committed) return await this.#reload();
      this.#checkpoint = batch.checkpoint;
      this.#maker.committed(this.position);
    } catch (fault) {
      if (fault instanceof AmountOverflow) this.#tooLarge.set(fault.index, fault.message);
      else if (fault instanceof CopyGone) await this.#moveToLive();
      else throw fault;
      this.#maker.restart(this.position);
    }
  }

  async #batch(events: readonly LedgerEvent[]): Promise<Batch> {
    const parked = [...this.#checkpoint.parked];
    const skipped = new Set(parked.map(({ stream }) => stream));
    const all = new RowsOfBatch(this.#text, this.#checkpoint.digest);
    for (const event of this.#maker.handled(events)) {
      if (skipped.has(event.stream)) continue;
      const made = this.#rows(event);
      // Most are made at once: a turn of the loop for each event and view would cost more than the rows.
      const rows = made instanceof Promise ? await made : made;
      if ('reason' in rows) {
        parked.push(rows);
        skipped.add(event.stream);
      } else all.add(rows);
    }
    const { entries, writes } = all;
    const checkpoint = { position: events.at(-1)!.index, digest: all.digest(), parked };
    return { from: this.position, checkpoint, entries, writes };
  }

  #rows(event: LedgerEvent): Rows | Parked | Promise<Rows | Parked> {
    const parkedOr = (fault: unknown): Parked => {
      if (!(fault instanceof CannotApply)) throw fault;
      return this.#poison(event, fault.message);
    };
    try {
      const tooLarge = this.#tooLarge.get(event.index);
      if (tooLarge) throw new CannotApply(tooLarge);
      const rows = this.#maker.rows(event);
      return rows instanceof Promise ? rows.catch(parkedOr) : rows;
    } catch (fault) {
      return parkedOr(fault);
    }
  }

  #poison({ stream, index }: LedgerEvent, reason: string): Parked {
    if (this.onPoison === 'stop')
      throw new PoisonEvent(this.view.name, this.view.version, index, stream, reason);
    return { stream, index, reason };
  }

  /** Another projector was faster. */
  async #reload(): Promise<void> {
    this.#checkpoint = await this.feed.readStore.checkpoint(this.#id);
    this.#maker.restart(this.position);
  }

  /** A rebuilt copy of the same version took the place of this one. */
  async #moveToLive(): Promise<void> {
    const { name, version } = this.view;
    const copies = await this.feed.readStore.catalogue();
    mustHaveCopy(name, copies);
    const live = copies.find(copy => copy.name === name && copy.version === version && copy.state === 'live');
    if (!live || live.id === this.#id) throw new Superseded(name, version);
    this.#id = live.id;
    this.#checkpoint = live.checkpoint;
  }
}
