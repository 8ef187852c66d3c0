import { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '#event-sourcing';

type Values = (string | number | bigint | null)[];
/** One table as it stands: its declaration, its rows, and the index of the event that made each, if one did. */
interface Table {
  readonly name: string;
  readonly sql: string;
  readonly rows: readonly { readonly at: number; readonly values: Values }[];
}

const placeIn: Readonly<Record<string, string>> = {
  posting: 'id & 4294967295',
  version: 'id & 4294967295',
  edge: 'pos',
  event: 'pos',
  bucket: 'pos',
  cell: 'since',
  key: 'since',
};

/** Every row of a file of views, to be written again by nothing but inserts. */
export const rowsOf = (
  path: string,
): { readonly tables: readonly Table[]; readonly indexes: readonly string[] } => {
  const db = new DatabaseSync(path, { readOnly: true });
  const made = db
    .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE name LIKE 't%' AND sql NOT NULL`)
    .all();
  const tables = made
    .filter(({ type }) => type === 'table')
    .map(({ name, sql }) => {
      const place = placeIn[String(name).replace(/^t\d+_/u, '')] ?? '0';
      const statement = db.prepare(`SELECT ${place} AS at_, * FROM ${name} ORDER BY at_`);
      statement.setReadBigInts(true);
      const rows = statement
        .all()
        .map(({ at_, ...row }) => ({ at: Number(at_), values: Object.values(row) as Values }));
      return { name: String(name), sql: String(sql), rows };
    });
  db.close();
  return { tables, indexes: made.filter(({ type }) => type === 'index').map(({ sql }) => String(sql)) };
};

const batch = 2_000;

/** Reads the log, parses every event, and inserts the rows in log order with prepared statements. */
export const scanAndInsert = async (
  log: EventStore,
  path: string,
  made: ReturnType<typeof rowsOf>,
): Promise<void> => {
  const db = new DatabaseSync(path);
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
     PRAGMA wal_autocheckpoint = 20000; PRAGMA cache_size = -65536`,
  );
  for (const sql of [...made.tables.map(table => table.sql), ...made.indexes]) db.exec(sql);
  const filled = made.tables.filter(({ rows }) => rows.length > 0);
  const writers = filled.map(({ name, rows }) => ({
    rows,
    next: 0,
    insert: db.prepare(`INSERT INTO ${name} VALUES (${rows[0]!.values.map(() => '?').join()})`),
  }));
  for (let after = -1; ;) {
    const stored = await log.scan(after, batch);
    if (stored.length === 0) break;
    for (const { body } of stored) JSON.parse(body);
    after = stored.at(-1)!.index;
    db.exec('BEGIN');
    for (const writer of writers)
      for (let row = writer.rows[writer.next]; row && row.at <= after; row = writer.rows[writer.next]) {
        writer.insert.run(...row.values);
        writer.next += 1;
      }
    db.exec('COMMIT');
  }
  db.close();
};
