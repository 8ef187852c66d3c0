/** Marks a SQLite file as an evidence index: 'soev' in the header's application id. */
export const evidenceId = 0x736f6576;
/** A file of another layout is thrown away and made again. */
export const evidenceLayout = 1;

/** `prefix` is 48 bits of an event's id: such a number takes 6 bytes, and the leaf tells the rare two apart. */
export const evidenceSchema = `
  CREATE TABLE place (prefix INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (prefix, idx)) STRICT, WITHOUT ROWID;
  CREATE TABLE head (
    stream TEXT PRIMARY KEY,
    idx INTEGER NOT NULL,
    revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE mark (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root TEXT NOT NULL) STRICT;
  PRAGMA application_id = ${evidenceId};
  PRAGMA user_version = ${evidenceLayout};
`;

/** @param id a UUID */
export const idPrefix = (id: string): number =>
  (Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) || 0) - 2 ** 47;
