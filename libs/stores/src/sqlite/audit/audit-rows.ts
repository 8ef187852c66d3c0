import type { Index, Revision } from '#event-sourcing';
import { textIn, textOrNull } from './cells.js';

/**
 * A row of the log as it stands in the file, before anybody believes it: a file that was changed by hand may hold
 * anything, so every member is checked before it is used.
 */
export interface AuditRow {
  readonly index: Index;
  readonly prev: Index;
  readonly streamId: number;
  /** Null when the number of the stream has no name. */
  readonly stream: string | null;
  readonly revision: Revision;
  readonly type: string | null;
  readonly recordedAt: string;
  /** The running maximum of `recordedAt`, where it is larger than the event's own. */
  readonly high: string | null;
  readonly command: string;
  readonly body: string;
}

/** A row without what it says. */
export type StoredPlace = Omit<AuditRow, 'body'>;

/** A row with its body as the bytes that stand in the file; null when it is no text. */
export interface StoredRow extends StoredPlace {
  readonly bytes: Buffer | null;
}

/** The columns of `StoredPlace`, in the order of the statement, and how long the body is; null when it is no text. */
export type PlaceColumns = readonly [
  index: Index,
  prev: Index,
  streamId: number,
  stream: string | null,
  revision: Revision,
  type: string | null,
  recordedAt: string,
  high: string | null,
  command: string,
  bodyBytes: number | null,
];

/**
 * Rows with their bodies, cut from one value that holds them all: making one for each takes as long as reading it.
 * Where one is no text, or the lengths do not add up, no row shows its own: each has to be read by itself.
 */
export const storedRows = (places: readonly PlaceColumns[], bodies: Uint8Array): readonly StoredRow[] => {
  const bytes = Buffer.from(bodies.buffer, bodies.byteOffset, bodies.byteLength);
  const adds = places.reduce((sum, columns) => sum + (columns[9] ?? NaN), 0) === bytes.length;
  let at = 0;
  return places.map(([index, prev, streamId, stream, revision, type, recordedAt, high, command, length]) => {
    return {
      index,
      prev,
      streamId,
      stream: textOrNull(stream),
      revision,
      type: textOrNull(type),
      recordedAt: textIn(recordedAt),
      high: textOrNull(high),
      command: textIn(command),
      bytes: adds ? bytes.subarray(at, (at += length!)) : null,
    };
  });
};

/** The columns of `RowBeside`, in the order of its statements. */
export type BesideColumns = readonly [
  index: Index,
  stream: string | null,
  command: string,
  recordedAt: string,
  high: string | null,
];

export const rowBeside = ([index, stream, command, recordedAt, high]: BesideColumns): RowBeside => {
  return {
    index,
    stream: textOrNull(stream),
    command: textIn(command),
    recordedAt: textIn(recordedAt),
    high: textOrNull(high),
  };
};

/** A row as it was read, its texts made texts. */
export const auditRow = (row: AuditRow): AuditRow => {
  const { stream, type, recordedAt, high, command, body } = row;
  return {
    ...row,
    stream: textOrNull(stream),
    type: textOrNull(type),
    recordedAt: textIn(recordedAt),
    high: textOrNull(high),
    command: textIn(command),
    body: textIn(body),
  };
};

/** Where the outcome of a command is said to stand. */
export type ReceiptColumns = readonly [prefix: number, index: Index, events: number];

/** What decides how the ends of a range are read: the command and instant beside it. */
export type RowBeside = Pick<AuditRow, 'index' | 'stream' | 'command' | 'recordedAt' | 'high'>;

const columns = `e.idx AS "index", e.prev, e.stream AS streamId, s.name AS stream, e.revision, t.name AS type,
  e.recorded_at AS recordedAt, e.high, e.command`;
const from = 'FROM event e LEFT JOIN stream s ON s.id = e.stream LEFT JOIN type t ON t.id = e.type';

// REAL, as for `streams` below.
const beside = `CAST(e.idx AS REAL), s.name, e.command, e.recorded_at, e.high FROM event e
  LEFT JOIN stream s ON s.id = e.stream`;

/** Statements read along the rows themselves, never along an index that could hide some of them. */
export const auditSql = {
  size: 'SELECT max(idx) AS last, min(idx) AS first, count(*) AS events FROM event',
  lastBefore: 'SELECT max(idx) AS last FROM event WHERE idx < ?',
  rows: `SELECT ${columns}, e.body ${from} WHERE e.idx >= ? AND e.idx < ? ORDER BY e.idx`,
  places: `SELECT ${columns}, CASE typeof(e.body) WHEN 'text' THEN octet_length(e.body) END ${from}
    WHERE e.idx >= ? AND e.idx < ? ORDER BY e.idx`,
  bodies: `SELECT CAST(group_concat(body, '') AS BLOB)
    FROM (SELECT body FROM event WHERE idx >= ? AND idx < ? ORDER BY idx)`,
  body: 'SELECT body FROM event WHERE idx = ?',
  after: `SELECT ${beside} WHERE e.idx >= ? ORDER BY e.idx`,
  before: `SELECT ${beside} WHERE e.idx < ? ORDER BY e.idx DESC`,
  receipts: 'SELECT prefix, idx, events FROM receipt ORDER BY prefix, idx LIMIT ?',
  receiptsAfter:
    'SELECT prefix, idx, events FROM receipt WHERE (prefix, idx) > (?, ?) ORDER BY prefix, idx LIMIT ?',
  place:
    'SELECT e.idx AS "index" FROM stream s JOIN event e ON e.stream = s.id WHERE s.name = ? AND e.revision = ?',
  ofTypes: `SELECT e.idx AS "index", e.revision, e.recorded_at AS recordedAt
    FROM stream s JOIN event e ON e.stream = s.id
    WHERE s.name = ? AND e.type IN (SELECT id FROM type WHERE name IN (SELECT value FROM json_each(?)))
    ORDER BY e.revision`,
  // `+name` keeps the index out of it; texts compare byte by byte. REAL: a number too large for one is rounded.
  streams: 'SELECT CAST(id AS REAL), name FROM stream ORDER BY +name',
  types: 'SELECT CAST(id AS REAL), name FROM type ORDER BY +name',
  lastLike: `SELECT e.idx AS "index", s.name AS stream, e.revision, e.body FROM stream s
    JOIN event e ON e.stream = s.id AND e.revision = (SELECT max(revision) FROM event WHERE stream = s.id)
    WHERE s.name GLOB ? AND e.idx < ? ORDER BY e.idx DESC LIMIT 1`,
  hasControl: `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'control'`,
  control: 'SELECT revision, text FROM control WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
  integrity: 'PRAGMA integrity_check(20)',
} as const;
