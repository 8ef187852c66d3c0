/** Marks a SQLite file as a log of this ledger: 'soca' in the header's application id. */
export const applicationId = 0x736f6361;
/** The newest form of the file this code knows. A newer file is refused, never guessed at. */
export const schemaVersion = 2;

/**
 * Records of the ledger's own housekeeping beside the log (`ControlStreams`). Since version 2: a file of version 1 gets
 * the table when it is next opened to be written.
 */
export const controlSchema = `
  CREATE TABLE IF NOT EXISTS control (
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (stream, revision)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * `idx` is the event's place in the whole log, contiguous from 0. `high` is the running maximum of `recorded_at`, kept
 * only where it is larger than the event's own. A receipt is one row for the events of one command in one append:
 * the first of them and how many; the prefix is verified against `event.command`, so that a row stays narrow.
 */
export const tables = `
  CREATE TABLE stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE type (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE event (
    idx INTEGER PRIMARY KEY,
    prev INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    type INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    high TEXT,
    command TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_place ON event (stream, revision);
  CREATE TABLE receipt (
    prefix INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (prefix, idx)
  ) STRICT, WITHOUT ROWID;
`;

export const schema = `
  ${tables}
  ${controlSchema}
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;
