import { hash } from 'node:crypto';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

const pageEvents = 512;
/** What an id, a leaf and a node are made from. */
const idBytes = Buffer.alloc(68);
const leafBytes = Buffer.alloc(420);
const nodeBytes = Buffer.alloc(65);

const places = 'idx, prev, stream, revision, type, recorded_at, high, command';

/** Rows of a log: from an index to before another. */
export interface RawRange {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

interface Form {
  readonly columns: string;
  /** As lists of columns, or with their names. */
  readonly asLists: boolean;
}

/** Every row of a range, page by page; nothing is looked at. */
const scanned = <Row>(
  { file, from, to }: RawRange,
  { columns, asLists }: Form,
  perRow: (row: Row) => void,
): void => {
  const db = new DatabaseSync(file, { readOnly: true });
  const page = db.prepare(`SELECT ${columns} FROM event WHERE idx >= ? AND idx < ? ORDER BY idx`);
  page.setReturnArrays(asLists);
  for (let at = from; at < to; at += pageEvents)
    for (const row of page.all(at, Math.min(at + pageEvents, to))) perRow(row as Row);
  db.close();
};

interface Named {
  readonly body: string;
}

/** Every hash that the proof of an event needs: of its content, id, leaf, and one node. */
const hashAll = (body: string | Uint8Array): void => {
  hash('sha256', body);
  hash('sha256', idBytes);
  hash('sha256', leafBytes);
  hash('sha256', nodeBytes);
};

/** The least that can be called a scan with SHA-256: bodies alone, hashed once. */
export const scanAndHash = (range: RawRange): void =>
  scanned<Named>(range, { columns: 'body', asLists: false }, ({ body }) => void hash('sha256', body));

/** Every column, and every hash that a proof needs. */
export const scanAndHashAll = (range: RawRange): void =>
  scanned<Named>(range, { columns: `${places}, body`, asLists: false }, ({ body }) => hashAll(body));

/** The same the fastest way there is: no names of columns, and bodies never made into text. */
export const scanAndHashBytes = (range: RawRange): void =>
  scanned<[Uint8Array]>(range, { columns: `CAST(body AS BLOB), ${places}`, asLists: true }, ([bytes]) =>
    hashAll(bytes),
  );

/** `scanAndHashAll` in so many threads, each with its equal part. */
export const scanAndHashAllIn = async (threads: number, { file, from, to }: RawRange): Promise<void> => {
  const placeOf = (n: number): number => from + Math.round(((to - from) * n) / threads);
  const workers = Array.from({ length: threads }, (_, n) => {
    const workerData: RawRange = { file, from: placeOf(n), to: placeOf(n + 1) };
    return new Worker(new URL('./raw.worker.js', import.meta.url), { workerData });
  });
  await Promise.all(workers.map(worker => once(worker, 'exit')));
};
