import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

const pageEvents = 512;
/** What an id, a leaf and a node are made from. */
const [idBytes, leafBytes, nodeBytes] = [Buffer.alloc(68), Buffer.alloc(420), Buffer.alloc(65)];

/** Every row of the log, page by page, and its body's SHA-256; nothing is looked at. */
const scanned = (file: string, columns: string, perRow: (body: string) => void): void => {
  const db = new DatabaseSync(file, { readOnly: true });
  const page = db.prepare(`SELECT ${columns} FROM event WHERE idx >= ? ORDER BY idx LIMIT ${pageEvents}`);
  for (let at = 0, more = true; more; at += pageEvents) {
    const rows = page.all(at);
    for (const row of rows) perRow(row['body'] as string);
    more = rows.length === pageEvents;
  }
  db.close();
};

/** The least that can be called a scan with SHA-256: bodies alone, hashed once. */
export const scanAndHash = (file: string): void => scanned(file, 'body', body => void hash('sha256', body));

/** Every column, and every hash that the proof of an event needs: of its content, id, leaf, and one node. */
export const scanAndHashAll = (file: string): void =>
  scanned(file, 'idx, prev, stream, revision, type, recorded_at, high, command, body', body => {
    hash('sha256', body);
    hash('sha256', idBytes);
    hash('sha256', leafBytes);
    hash('sha256', nodeBytes);
  });
