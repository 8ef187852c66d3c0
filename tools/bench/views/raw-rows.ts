import { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '#event-sourcing';
import type { Laps } from '../laps.js';

type Cells = (string | number | bigint | null)[];

const placeIn: Readonly<Record<string, string>> = {
  posting: 'id & 4294967295',
  version: 'id & 4294967295',
  edge: 'pos',
  event: 'pos',
  bucket: 'pos',
  cell: 'since',
  key: 'since',
};

/** Rows of one table in the order of the log, read as far as they are asked for: all may be too many to hold. */
class RowsInOrder {
  private readonly rows: Iterator<unknown>;
  private next: { readonly at: number; readonly cells: Cells } | undefined;

  constructor(
    from: DatabaseSync,
    readonly table: string,
  ) {
    const place = placeIn[table.replace(/^t\d+_/u, '')] ?? '0';
    const statement = from.prepare(`SELECT ${place} AS at_, * FROM ${table} ORDER BY at_`);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    this.rows = statement.iterate();
    this.read();
  }

  /** How many columns there are; undefined for a table without rows. */
  get width(): number | undefined {
    return this.next?.cells.length;
  }

  /** Rows made by events up to an index, that were not taken before. */
  upTo(index: number): readonly Cells[] {
    const taken: Cells[] = [];
    for (; this.next && this.next.at <= index; this.read()) taken.push(this.next.cells);
    return taken;
  }

  private read(): void {
    const { done, value } = this.rows.next();
    if (done) return void (this.next = undefined);
    const [at, ...cells] = value as Cells;
    this.next = { at: Number(at), cells };
  }
}

const batch = 2_000;

/**
 * Reads the log, parses every event, and inserts the rows of a file of views in log order with prepared statements.
 * Only that is timed: the rows themselves are read between.
 */
export const scanAndInsert = async (
  log: EventStore,
  { built, path }: { readonly built: string; readonly path: string },
  laps: Laps,
): Promise<void> => {
  const from = new DatabaseSync(built, { readOnly: true });
  const db = new DatabaseSync(path);
  const tables = declared(from, 'table').map(({ name }) => new RowsInOrder(from, name));
  const writers = await laps.of(() => {
    db.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
       PRAGMA wal_autocheckpoint = 20000; PRAGMA cache_size = -65536`,
    );
    for (const { sql } of [...declared(from, 'table'), ...declared(from, 'index')]) db.exec(sql);
    return tables.flatMap(rows => {
      const cells = Array.from({ length: rows.width ?? 0 }, () => '?').join();
      return cells === ''
        ? []
        : [{ rows, insert: db.prepare(`INSERT INTO ${rows.table} VALUES (${cells})`) }];
    });
  });
  for (let after = -1; ;) {
    const last = await laps.of(() => scanned(log, after));
    if (last === undefined) break;
    after = last;
    const due = writers.map(({ rows, insert }) => ({ insert, rows: rows.upTo(last) }));
    await laps.of(() => {
      db.exec('BEGIN');
      for (const { insert, rows } of due) for (const cells of rows) insert.run(...cells);
      db.exec('COMMIT');
    });
  }
  await laps.of(() => db.close());
  from.close();
};

/** The index of the last event of a batch, all of which are parsed; undefined at the end of the log. */
const scanned = async (log: EventStore, after: number): Promise<number | undefined> => {
  const stored = await log.scan(after, batch);
  for (const { body } of stored) JSON.parse(body);
  return stored.at(-1)?.index;
};

const declared = (from: DatabaseSync, type: 'table' | 'index') =>
  from
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = ? AND name LIKE 't%' AND sql NOT NULL`)
    .all(type) as { name: string; sql: string }[];
