import type { Index, Scheduler } from '#event-sourcing';
import { type Asking, type Built, CopyGone, type ReadStore, ReadStoreUnavailable, type ViewId } from '#views';
import { NotHot } from '../asking.js';

export interface TieredParts {
  /** Answers what it can, and is what the projectors write. */
  readonly hot: ReadStore;
  /** Holds every view with all its history, followed by somebody else: the file that each ledger keeps for itself. */
  readonly cold: Pick<ReadStore, 'catalogue' | 'reached' | Asking>;
  readonly scheduler: Scheduler;
  /** How long a question waits for the cold store to have come as far; 5,000 if absent. */
  readonly waitMs?: number;
}

/**
 * Two stores as one: what the hot one no longer keeps is answered from the cold one. Who asks does not notice: rows
 * are a function of the log, and so are cursors, in either store.
 */
export const tieredReadStore = (parts: TieredParts): ReadStore => {
  const { hot } = parts;
  const from = async <T>(
    id: ViewId,
    known: Index,
    ask: (store: TieredParts['cold'], id: ViewId) => Promise<T>,
  ): Promise<T> => {
    try {
      return await ask(hot, id);
    } catch (fault) {
      if (!(fault instanceof NotHot)) throw fault;
      return ask(parts.cold, await coldCopy(parts, id, known));
    }
  };
  return {
    catalogue: () => hot.catalogue(),
    create: view => hot.create(view),
    switchTo: (id, at) => hot.switchTo(id, at),
    retire: (id, at) => hot.retire(id, at),
    drop: id => hot.drop(id),
    commit: (id, batch) => hot.commit(id, batch),
    checkpoint: id => hot.checkpoint(id),
    reached: (id, index, signal) => hot.reached(id, index, signal),
    sum: (id, cells, at) => from(id, at.known, (store, copy) => store.sum(copy, cells, at)),
    cells: (id, of, known, ...page) =>
      from(id, known, (store, copy) => store.cells(copy, of, known, ...page)),
    entries: (id, cell, at, ...page) =>
      from(id, at.known, (store, copy) => store.entries(copy, cell, at, ...page)),
    members: (id, cell, at) => from(id, at.known, (store, copy) => store.members(copy, cell, at)),
    get: (id, key, known) => from(id, known, (store, copy) => store.get(copy, key, known)),
    versions: (id, key, known, since) =>
      from(id, known, (store, copy) => store.versions(copy, key, known, since)),
    cellsTouched: (id, between, ...page) =>
      from(id, between.to, (store, copy) => store.cellsTouched(copy, between, ...page)),
    keysTouched: (id, between, ...page) =>
      from(id, between.to, (store, copy) => store.keysTouched(copy, between, ...page)),
    scan: (id, buckets, known, ...page) =>
      from(id, known, (store, copy) => store.scan(copy, buckets, known, ...page)),
  };
};

/** The live copy of the same view and version in the cold store, once it stands at the index asked. */
const coldCopy = async (parts: TieredParts, id: ViewId, known: number): Promise<ViewId> => {
  const { cold, scheduler, waitMs = 5_000 } = parts;
  const [name, version] = /^(.+)@(\d+)#/u.exec(id)?.slice(1) ?? [];
  if (name === undefined) throw new CopyGone(id);
  const copy = (await cold.catalogue()).find(built => isCopyOf(built, name, Number(version)));
  if (!copy)
    throw new ReadStoreUnavailable(`older history of the view ${name} is being built on this machine`);
  const late = new AbortController();
  const done = new AbortController();
  void scheduler.wait(waitMs, done.signal).then(() => late.abort());
  const reached = await cold.reached(copy.id, known, late.signal);
  done.abort();
  if (reached) return copy.id;
  throw new ReadStoreUnavailable(
    `older history of the view ${name} has not come to index ${known} on this machine in time`,
  );
};

const isCopyOf = (built: Built, name: string, version: number): boolean =>
  built.name === name && built.version === version && built.state === 'live';
