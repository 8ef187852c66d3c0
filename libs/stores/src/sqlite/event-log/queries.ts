import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Rows are shaped as `StoredEvent` by SQLite itself. CROSS JOIN fixes the order: events lead, names follow. */
const place = `SELECT e.idx AS "index", e.prev, s.name AS stream, e.revision, t.name AS type`;
const columns = `${place}, e.recorded_at AS recordedAt, e.body`;
const names = 'CROSS JOIN stream s ON s.id = e.stream CROSS JOIN type t ON t.id = e.type';
const storedEvent = `${columns} FROM event e ${names}`;

export interface Queries {
  readonly last: StatementSync;
  readonly stream: StatementSync;
  readonly log: StatementSync;
  readonly needed: StatementSync;
  readonly receipts: StatementSync;
  readonly prefixes: StatementSync;
  readonly place: StatementSync;
  readonly head: StatementSync;
  readonly high: StatementSync;
}

export const prepareQueries = (db: DatabaseSync): Queries => ({
  last: db.prepare(
    `SELECT s.id, e.revision FROM stream s JOIN event e ON e.stream = s.id
     WHERE s.name = ? ORDER BY e.revision DESC LIMIT 1`,
  ),
  stream: db.prepare(
    `${storedEvent} WHERE e.stream = ? AND e.revision BETWEEN ? AND ? ORDER BY e.revision LIMIT ?`,
  ),
  log: db.prepare(`${storedEvent} WHERE e.idx > ? ORDER BY e.idx LIMIT ?`),
  needed: db.prepare(
    `WITH batch AS (SELECT max(idx) AS last FROM event WHERE idx <= :after + :limit)
     ${columns} FROM batch CROSS JOIN event e ${names}
     WHERE e.idx > :after AND e.idx <= batch.last AND (e.idx = batch.last OR e.type NOT IN
       (SELECT id FROM type WHERE name IN (SELECT value FROM json_each(:needless))))
     ORDER BY e.idx`,
  ),
  receipts: db.prepare(
    `SELECT s.name AS stream, e.revision AS first, e.revision + r.events - 1 AS last
     FROM receipt r CROSS JOIN event e ON e.idx = r.idx CROSS JOIN stream s ON s.id = e.stream
     WHERE r.prefix = ? AND e.command = ? ORDER BY r.idx`,
  ),
  prefixes: db.prepare('SELECT DISTINCT prefix FROM receipt WHERE prefix > ? ORDER BY prefix LIMIT ?'),
  place: db.prepare(
    'SELECT e.idx FROM stream s JOIN event e ON e.stream = s.id WHERE s.name = ? AND e.revision = ?',
  ),
  head: db.prepare('SELECT idx, coalesce(high, recorded_at) AS high FROM event ORDER BY idx DESC LIMIT 1'),
  high: db.prepare('SELECT coalesce(high, recorded_at) AS high FROM event WHERE idx = ?'),
});
