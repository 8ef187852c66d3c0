import type { Index } from '#event-sourcing';
import { type Asking, CopyGone, type ReadStore, type ViewId } from '#views';
import { asking, NotHot, type Parts } from './asking.js';
import { CopyWriter } from './committing/copy-writer.js';
import { RedisLink, type RedisLinkOptions } from './connection/redis-link.js';
import { Copies } from './copies/copies.js';
import { MovedBell } from './copies/moved-bell.js';
import { StoreNames } from './copies/names.js';
import { Sightings } from './copies/sightings.js';
import { foldHistory } from './history/fold.js';
import { getDoc, listVersions } from './register/register-reader.js';
import { scanDocs } from './register/scanning.js';
import { listEntries, sumMembers } from './tally/tally-entries.js';
import { listCells, sumCells } from './tally/tally-reader.js';

export interface RedisReadStoreOptions extends RedisLinkOptions {
  /** Begins every key; `socai` if absent. Several ledgers may share a server under prefixes of their own. */
  readonly prefix?: string;
}

export interface RedisReadStore extends ReadStore {
  /**
   * Looks whether the server answers and keeps what it is given; otherwise that is found out by the first question.
   * @throws EvictingRedis when it may evict keys; ReadStoreUnavailable when it does not answer
   */
  check(): Promise<void>;
  /**
   * Gives up single rows of events up to an index; answers how many went. Questions that need them throw NotHot: the
   * store is then the hot part of a `tieredReadStore`.
   */
  fold(id: ViewId, index: Index): Promise<number>;
  close(): void;
}

const pageSize = 100;

/**
 * Views in a Redis that several processes share. Connects when first used.
 *
 * @param url redis[s]://…, redis[s]+sentinel://…/group, redis[s]+cluster://…
 * @throws BadRedisUrl
 */
export const openRedisReadStore = (url: string, options: RedisReadStoreOptions): RedisReadStore => {
  const link = new RedisLink(url, options);
  const names = new StoreNames(options.prefix ?? 'socai');
  const seen = new Sightings(link.shown);
  const copies = new Copies(link, names, seen);
  const parts: Parts = { link, names, seen, copies };
  const bell = new MovedBell(link, names.moved, options.scheduler);
  return {
    catalogue: () => copies.catalogue(),
    create: view => copies.create(view),
    switchTo: async (id, at) => copies.switchTo(id, at),
    retire: async (id, at) => copies.retire(id, at),
    drop: async id => copies.drop(id),
    ...commitsTo(parts, bell),
    ...questionsTo(parts),
    check: () => link.check(),
    fold: async (id, index) => foldHistory(parts, id, index),
    close: () => link.close(),
  };
};

type Some<Method extends keyof ReadStore> = Pick<ReadStore, Method>;

const commitsTo = (parts: Parts, bell: MovedBell): Some<'commit' | 'checkpoint' | 'reached'> => {
  const writers = new Map<ViewId, CopyWriter>();
  const writerOf = (id: ViewId): CopyWriter => {
    const writer = writers.get(id) ?? new CopyWriter(parts, id);
    writers.set(id, writer);
    return writer;
  };
  return {
    commit: async (id, batch) => {
      try {
        return await writerOf(id).commit(batch);
      } catch (fault) {
        if (fault instanceof CopyGone) writers.delete(id);
        throw fault;
      }
    },
    checkpoint: async id => {
      const names = parts.names.copy(id);
      const copy = (await parts.copies.ofView(names.of)).find(built => built.id === id);
      return copy?.checkpoint ?? parts.copies.throwGone(id);
    },
    reached: async (id, index, signal) => {
      for (;;) {
        if ((await parts.copies.position(id)) >= index) return true;
        if (signal.aborted) return false;
        await bell.listen();
        // A commit between the look and the listening was announced to nobody.
        if ((await parts.copies.position(id)) >= index) return true;
        await bell.next(id, signal);
      }
    },
  };
};

const questionsTo = (parts: Parts): Some<Asking> => ({
  sum: async (id, cells, at) => sumCells(asking(parts, id, at.known), cells, at),
  cells: async (id, of, known, after, limit = pageSize) =>
    listCells(asking(parts, id, known), of, after, limit),
  entries: async (id, cell, at, after, limit = pageSize) =>
    listEntries(parts, asking(parts, id, at.known), cell, at, { after, limit }),
  members: async (id, cell, at) => sumMembers(asking(parts, id, at.known), cell, at),
  get: async (id, key, known) => getDoc(asking(parts, id, known), key),
  versions: async (id, key, known, since) => listVersions(asking(parts, id, known), key, since),
  cellsTouched: async id => notByEvent(parts, id),
  keysTouched: async id => notByEvent(parts, id),
  scan: async (id, buckets, known, after, limit = pageSize) =>
    scanDocs(asking(parts, id, known), buckets, after, limit),
});

/** Memory is dear: what stands by event is in the file that each ledger keeps for itself. */
const notByEvent = (parts: Parts, id: ViewId): never => {
  throw new NotHot(`${parts.link.shown} does not keep what single events wrote to ${id}`);
};
