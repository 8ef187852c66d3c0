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
    schema(`UPDATE sqlite_schema SET sql = replace(replace(sql, 'STRICT, ', ''), 'STRICT', '')
      WHERE name = '${table}'`),
    statement,
  );

const aside = `CREATE TEMP TABLE aside AS SELECT * FROM event WHERE idx = ${at}`;
const column = (assignment: string) => `UPDATE event SET ${assignment} WHERE idx = ${at}`;

/** What the ledger finds by its index is not where the rows are, or is of another kind than a column has. */
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
    name: 'a receipt more, its prefix a text',
    attacker,
    code: 'receipt.superfluous',
    at,
    does: untyped('receipt', `INSERT INTO receipt VALUES ('x', ${at}, 1)`),
  },
];
