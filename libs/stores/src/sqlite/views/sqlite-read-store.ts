import type { Scheduler } from '#event-sourcing';
import { type Asking, type Batch, type Committed, CopyGone, type ReadStore, type ViewId } from '#views';
import { CommitBell } from './commit-bell.js';
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
import { getDoc, listVersions, scanDocs } from './register-reader.js';
import { RegisterWriter } from './register-writer.js';
import { SharedCommit } from './shared-commit.js';
import { listEntries } from './tally-entries.js';
import { listCells, sumCells, sumMembers } from './tally-reader.js';
import { listCellsTouched, listKeysTouched } from './touched.js';
import { TallyWriter } from './tally-writer.js';
import { ViewsFile } from './views-file.js';

export interface SqliteReadStoreOptions {
  readonly scheduler: Scheduler;
  /** For the threads that only ask. The file need not exist yet. */
  readonly readOnly?: boolean;
  /** Told, in one sentence, when a damaged file was moved aside. */
  readonly onDamage?: (sentence: string) => void;
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
  const file = new ViewsFile(path, options.readOnly ?? false, options.onDamage ?? (() => undefined));
  const bell = new CommitBell(path, options.scheduler);
  return {
    ...copiesIn(file),
    ...commitsTo(file, bell),
    ...questionsTo(file),
    close: () => {
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

const commitsTo = (file: ViewsFile, bell: CommitBell): Some<'commit' | 'checkpoint' | 'reached'> => {
  const writers = new Map<ViewId, TallyWriter | RegisterWriter>();
  const shared = new SharedCommit(
    file,
    (id, batch) => commitTo(file, writers, id, batch),
    // What writers remember may be of rows that were taken back; the file may even have been replaced.
    () => writers.clear(),
    ids => bell.ring(ids),
  );
  return {
    commit: (id, batch) => shared.ask(id, batch),
    checkpoint: async id => ask(file, id, () => copyOf(file, id).checkpoint),
    reached: async (id, index, signal) => {
      for (;;) {
        if (ask(file, id, n => positionOf(file, n)) >= index) return true;
        if (signal.aborted) return false;
        await bell.next(id, signal);
      }
    },
  };
};

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

/** Inside a transaction. */
const commitTo = (
  file: ViewsFile,
  writers: Map<ViewId, TallyWriter | RegisterWriter>,
  id: ViewId,
  batch: Batch,
): Committed => {
  const copy = copyOf(file, id);
  if (copy.state === 'retired') throw new CopyGone(id, 'it is retired');
  if (copy.checkpoint.position !== batch.from)
    return { committed: false, position: copy.checkpoint.position };
  const writer = writers.get(id) ?? writerOf(file, copy.kind, copy.generation);
  writers.set(id, writer);
  writer.commit(batch);
  return { committed: true };
};

const writerOf = (file: ViewsFile, kind: 'tally' | 'register', n: number): TallyWriter | RegisterWriter =>
  kind === 'tally' ? new TallyWriter(file, n) : new RegisterWriter(file, n);
