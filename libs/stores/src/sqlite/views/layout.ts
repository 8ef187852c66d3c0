import type { DatabaseSync } from 'node:sqlite';

/** "SoCV": tells a views file from any other SQLite file. */
const applicationId = 0x536f4356;
export const layoutVersion = 2;

/** The file was written by a newer version of this program. */
export class NewerViewsFile extends Error {
  override readonly name = 'NewerViewsFile';
}

/** The path leads to another kind of database, which must not be touched. */
export class NotAViewsFile extends Error {
  override readonly name = 'NotAViewsFile';
}

export type Layout = 'current' | 'empty' | 'older';

const pragma = (db: DatabaseSync, name: string): number =>
  Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

/**
 * What the file holds. @throws NewerViewsFile and NotAViewsFile: such a file is left exactly as it is.
 */
export const layoutOf = (db: DatabaseSync, path: string): Layout => {
  const version = pragma(db, 'user_version');
  const tables = db.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
  if (tables === 0) return 'empty';
  if (pragma(db, 'application_id') !== applicationId)
    throw new NotAViewsFile(
      `${path} không phải tệp khung nhìn, được để nguyên / ` +
        'is a database of another kind, not a file of views: it was left untouched.',
    );
  if (version > layoutVersion)
    throw new NewerViewsFile(
      `${path} có bố cục ${version}, mới hơn ${layoutVersion}: hãy chạy bản mới hơn, hoặc đặt tệp khác / ` +
        `has layout ${version}, newer than the layout ${layoutVersion} this version knows: ` +
        'start the newer version, or name another file.',
    );
  return version === layoutVersion ? 'current' : 'older';
};

export const createLayout = (db: DatabaseSync): void => {
  db.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS copy(
      generation INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, retired_at TEXT,
      position INTEGER NOT NULL, digest_count INTEGER NOT NULL, digest_sum TEXT NOT NULL, parked TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX IF NOT EXISTS copy_live ON copy(name) WHERE state = 'live';
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${layoutVersion};
    COMMIT`);
};

/**
 * The tables of one copy of a tally . A strand is a run of one cell's entries
 * whose effective days never decrease in log order; a backdated entry opens or joins another strand, so that no
 * running total is ever rewritten. Ids are packed: posting = strand << 32 | index, edge = strand << 20 | day. An event
 * lists the cells it posted to, as JSON, so that what changed between two indexes is found without reading the rest.
 */
export const tallyTables = (n: number): string => `
  CREATE TABLE t${n}_cell(id INTEGER PRIMARY KEY, account TEXT NOT NULL, commodity TEXT NOT NULL,
    since INTEGER NOT NULL, UNIQUE(account, commodity)) STRICT;
  CREATE INDEX t${n}_cell_commodity ON t${n}_cell(commodity, account);
  CREATE TABLE t${n}_strand(cell INTEGER, ch INTEGER, id INTEGER NOT NULL, day INTEGER NOT NULL, pos INTEGER NOT NULL,
    cum INTEGER NOT NULL, PRIMARY KEY(cell, ch)) STRICT, WITHOUT ROWID;
  CREATE TABLE t${n}_posting(id INTEGER PRIMARY KEY, day INTEGER NOT NULL, amount INTEGER NOT NULL,
    cum INTEGER NOT NULL, member INTEGER) STRICT;
  CREATE TABLE t${n}_edge(id INTEGER PRIMARY KEY, pos INTEGER NOT NULL, before INTEGER NOT NULL) STRICT;
  CREATE TABLE t${n}_member(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE t${n}_event(pos INTEGER PRIMARY KEY, id TEXT NOT NULL, cells TEXT NOT NULL) STRICT;`;

/**
 * The tables of one copy of a register. A version's id is key << 32 | index. A document stands in a bucket from `pos`
 * until `until`; as of index K: `until > K AND pos <= K`. Versions are found by their event too.
 */
export const registerTables = (n: number): string => `
  CREATE TABLE t${n}_key(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, since INTEGER NOT NULL,
    terms TEXT NOT NULL) STRICT;
  CREATE TABLE t${n}_version(id INTEGER PRIMARY KEY, doc TEXT NOT NULL) STRICT;
  CREATE INDEX t${n}_version_pos ON t${n}_version(id & 4294967295);
  CREATE TABLE t${n}_term(id INTEGER PRIMARY KEY, bucket TEXT NOT NULL, value TEXT NOT NULL,
    UNIQUE(bucket, value)) STRICT;
  CREATE TABLE t${n}_bucket(term INTEGER, until INTEGER, k INTEGER, pos INTEGER,
    PRIMARY KEY(term, until, k, pos)) STRICT, WITHOUT ROWID;`;

export const tablesOf = {
  tally: ['cell', 'strand', 'posting', 'edge', 'member', 'event'],
  register: ['key', 'version', 'term', 'bucket'],
} as const;
