import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

const pageEvents = 512;
/** What an id, a leaf and a node are made from. */
const idBytes = Buffer.alloc(68);
const leafBytes = Buffer.alloc(420);
const nodeBytes = Buffer.alloc(65);

const places = 'idx, prev, stream, revision, type, recorded_at, high, command';

/** Every row of the log, page by page, as lists of columns or with their names; nothing is looked at. */
const scanned = <Row>(file: string, columns: string, asLists: boolean, perRow: (row: Row) => void): void => {
  const db = new DatabaseSync(file, { readOnly: true });
  const page = db.prepare(`SELECT ${columns} FROM event WHERE idx >= ? ORDER BY idx LIMIT ${pageEvents}`);
  page.setReturnArrays(asLists);
  for (let at = 0, more = true; more; at += pageEvents) {
    const rows = page.all(at) as unknown as readonly Row[];
    for (const row of rows) perRow(row);
    more = rows.length === pageEvents;
  }
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
export const scanAndHash = (file: string): void =>
  scanned<Named>(file, 'body', false, ({ body }) => void hash('sha256', body));

/** Every column, and every hash that a proof needs. */
export const scanAndHashAll = (file: string): void =>
  scanned<Named>(file, `${places}, body`, false, ({ body }) => hashAll(body));

/** The same the fastest way there is: no names of columns, and bodies never made into text. */
export const scanAndHashBytes = (file: string): void =>
  scanned<[Uint8Array]>(file, `CAST(body AS BLOB), ${places}`, true, ([bytes]) => hashAll(bytes));
