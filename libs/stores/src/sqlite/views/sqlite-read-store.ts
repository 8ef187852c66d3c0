import type { Scheduler } from '#event-sourcing';
import { type Asking, CopyGone, type ReadStore, type ViewId } from '#views';
import { CommitBell } from './commit-bell.js';
import { CommitThread } from './committing/commit-thread.js';
import { CopyWriters } from './committing/copy-writers.js';
import { SharedCommit } from './committing/shared-commit.js';
import {
  allCopies,
  copyOf,
  createCopy,
  dropCopy,
  numberOf,
  positionOf,
  retireCopy,
  switchCopies,
} from './copies.js';
import { toRead, toWrite } from './opening.js';
import { getDoc, listVersions, scanDocs } from './register-reader.js';
import { listEntries } from './tally-entries.js';
import { listCells, sumCells, sumMembers } from './tally-reader.js';
import { listCellsTouched, listKeysTouched } from './touched.js';
import { ViewsFile } from './views-file.js';

export interface SqliteReadStoreOptions {
  readonly scheduler: Scheduler;
  /** For the threads that only ask. The file need not exist yet. */
  readonly readOnly?: boolean;
  /** Told, in one sentence, when a damaged file was moved aside. */
  readonly onDamage?: (sentence: string) => void;
  /** Events of a batch from which on a thread writes its rows; 1,000 unless told. */
  readonly threadFrom?: number;
}

export interface SqliteReadStore extends ReadStore {
  close(): void;
}

const pageSize = 100;

/**
 * Views in one SQLite file. Each thread opens its own: `node:sqlite` is synchronous, and a reader never waits for the
 * writer. The file is only a copy of what the log says, so commits are not synced one by one.
 * @throws NewerViewsFile and NotAViewsFile from the first use: the file is left untouched.
 */
export const openSqliteReadStore = (path: string, options: SqliteReadStoreOptions): SqliteReadStore => {
  const { scheduler, readOnly = false, onDamage = () => undefined, threadFrom = 1_000 } = options;
  const access = readOnly ? toRead(path) : toWrite(path, onDamage, () => thread.abandon());
  const file = new ViewsFile(path, access);
  const bell = new CommitBell(path, scheduler);
  const thread = new CommitThread(path, file, scheduler);
  const writers = new CopyWriters(file);
  const hands = { here: writers, thread, threadFrom };
  const commits = new SharedCommit(hands, ids => bell.ring(ids));
  return {
    ...copiesIn(file),
    ...positionsIn(file, bell),
    ...questionsTo(file),
    commit: (id, batch) => commits.ask(id, batch),
    close: () => {
      void commits.settle();
      thread.stop();
      bell.close();
      file.close();
    },
  };
};

type Some<Method extends keyof ReadStore> = Pick<ReadStore, Method>;
type Questions = Some<Asking>;

const copiesIn = (file: ViewsFile): Some<'catalogue' | 'create' | 'switchTo' | 'retire' | 'drop'> => ({
  catalogue: async () =>
    file.use(
      () => allCopies(file),
      () => [],
    ),
  create: async view => file.change(() => createCopy(file, view)),
  switchTo: async (id, at) => file.change(() => switchCopies(file, id, at)),
  retire: async (id, at) => file.change(() => retireCopy(file, id, at)),
  drop: async id => file.change(() => dropCopy(file, id)),
});

const positionsIn = (file: ViewsFile, bell: CommitBell): Some<'checkpoint' | 'reached'> => ({
  checkpoint: async id => ask(file, id, () => copyOf(file, id).checkpoint),
  reached: async (id, index, signal) => {
    for (;;) {
      if (ask(file, id, n => positionOf(file, n)) >= index) return true;
      if (signal.aborted) return false;
      await bell.next(id, signal);
    }
  },
});

const questionsTo = (file: ViewsFile): Questions => ({
  ...changesIn(file),
  sum: async (id, cells, at) => ask(file, id, n => sumCells(file, n, cells, at)),
  cells: async (id, of, known, after, limit = pageSize) =>
    ask(file, id, n => listCells(file, n, of, known, after, limit)),
  entries: async (id, cell, at, after, limit = pageSize) =>
    ask(file, id, n => listEntries(file, n, cell, at, after, limit)),
  members: async (id, cell, at) => ask(file, id, n => sumMembers(file, n, cell, at)),
  get: async (id, key, known) => ask(file, id, n => getDoc(file, n, key, known)),
  versions: async (id, key, known, since) => ask(file, id, n => listVersions(file, n, key, known, since)),
  scan: async (id, buckets, known, after, limit = pageSize) =>
    ask(file, id, n => scanDocs(file, n, buckets, known, after, limit)),
});

const changesIn = (file: ViewsFile): Some<'cellsTouched' | 'keysTouched'> => ({
  cellsTouched: async (id, between, after, limit = pageSize) =>
    ask(file, id, n => listCellsTouched(file, n, between, after, limit)),
  keysTouched: async (id, between, after, limit = pageSize) =>
    ask(file, id, n => listKeysTouched(file, n, between, after, limit)),
});

const ask = <T>(file: ViewsFile, id: ViewId, work: (n: number) => T): T =>
  file.use(
    () => work(numberOf(id)),
    () => gone(id),
  );

const gone = (id: ViewId): never => {
  throw new CopyGone(id);
};
