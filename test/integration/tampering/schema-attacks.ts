import { type Attack, sql } from './attacks.js';

const attacker = 'the database';
const at = 200;

/** The schema itself is rewritten, past every check that SQLite makes of what is asked of it. */
const schema = (change: string): string =>
  `PRAGMA writable_schema = ON; ${change}; PRAGMA writable_schema = RESET`;

const keepsIndex = `CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'event_place'`;
const withoutIndex = schema(`DELETE FROM sqlite_schema WHERE name = 'event_place'`);
const withIndex = schema('INSERT INTO sqlite_schema SELECT * FROM kept');

/** What is done with the index, and then with the rows alone. */
const indexApart = (withBoth: readonly string[], rowsAlone: string) =>
  sql(keepsIndex, ...withBoth, withoutIndex, rowsAlone, withIndex);

const untyped = (table: string, statement: string) =>
  sql(
    schema(`UPDATE sqlite_schema
      SET sql = replace(replace(replace(sql, 'STRICT, ', ''), 'STRICT', ''), ' NOT NULL', '') WHERE name = '${table}'`),
    statement,
  );

const aside = `CREATE TEMP TABLE aside AS SELECT * FROM event WHERE idx = ${at}`;
const streamOfIt = `(SELECT stream FROM event WHERE idx = ${at})`;
const typeOfIt = `(SELECT type FROM event WHERE idx = ${at})`;
/** SQLite keeps whole numbers of 64 bits. */
const tooLarge = 2n ** 62n + 1n;
const column = (assignment: string) => `UPDATE event SET ${assignment} WHERE idx = ${at}`;

/** What the ledger finds by its index is not where the rows are, or is of another kind than the ledger writes. */
export const schemaAttacks: readonly Attack[] = [
  {
    name: 'an entry of an index leads to another place',
    attacker,
    code: 'file.damaged',
    does: indexApart([column('revision = revision + 100000')], column('revision = revision - 100000')),
  },
  {
    name: 'an index lacks a row',
    attacker,
    code: 'file.damaged',
    does: indexApart([aside, `DELETE FROM event WHERE idx = ${at}`], 'INSERT INTO event SELECT * FROM aside'),
  },
  {
    name: 'a body kept as bytes, not as text',
    attacker,
    code: 'event.unreadable',
    at,
    does: untyped('event', column('body = CAST(body AS BLOB)')),
  },
  {
    name: 'a revision kept as text',
    attacker,
    code: 'event.column',
    at,
    does: untyped('event', column(`revision = 'x'`)),
  },
  {
    name: 'an instant kept as bytes',
    attacker,
    code: 'event.column',
    at,
    does: untyped('event', column('recorded_at = CAST(recorded_at AS BLOB)')),
  },
  {
    name: 'a command taken away',
    attacker,
    code: 'event.column',
    at,
    does: untyped('event', column('command = NULL')),
  },
  {
    name: 'the name of a stream kept as bytes',
    attacker,
    code: 'event.column',
    at,
    does: untyped('stream', `UPDATE stream SET name = CAST(name AS BLOB) WHERE id = ${streamOfIt}`),
  },
  {
    name: 'the name of a type kept as bytes',
    attacker,
    code: 'event.column',
    at,
    does: untyped('type', `UPDATE type SET name = CAST(name AS BLOB) WHERE id = ${typeOfIt}`),
  },
  {
    name: 'a link to a number that no program here can hold',
    attacker,
    code: 'stream.prev',
    at,
    does: sql(column(`prev = ${tooLarge}`)),
  },
  {
    name: 'a stream under a number that no program here can hold',
    attacker,
    code: 'event.column',
    at,
    does: sql(
      `UPDATE stream SET id = ${tooLarge} WHERE id = ${streamOfIt}`,
      `UPDATE event SET stream = ${tooLarge} WHERE stream = ${streamOfIt}`,
    ),
  },
  {
    name: 'a receipt whose prefix no program here can hold',
    attacker,
    code: 'receipt.differs',
    at,
    does: sql(`UPDATE receipt SET prefix = ${tooLarge} WHERE idx = ${at}`),
  },
  {
    name: 'a receipt more, its prefix a text',
    attacker,
    code: 'receipt.superfluous',
    at,
    does: untyped('receipt', `INSERT INTO receipt VALUES ('x', ${at}, 1)`),
  },
];
