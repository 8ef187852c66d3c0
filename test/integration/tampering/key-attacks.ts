import { rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LedgerFolder } from '#test/support/published-ledger';
import { keyIdOf } from '#test/support/sealed-ledger';
import { type Attack, sql } from './attacks.js';

const attacker = 'the file of the seal keys';
/** The first of three sealed notes; the third is redacted. */
const first = 561;

const inKeys =
  (statement: string) =>
  ({ path }: LedgerFolder): void => {
    const db = new DatabaseSync(join(path, 'seal-keys.db'));
    db.exec(statement);
    db.close();
  };

const set = (assignment: string): string => `UPDATE seal_key SET ${assignment} WHERE id = '${keyIdOf(0)}'`;
const other = (column: string): string => set(`${column} = x'${'77'.repeat(32)}'`);
const opened = { holds: { opensSealed: true } } as const;
const swapped = `UPDATE seal_key SET id = 'x' WHERE id = '${keyIdOf(0)}';
  UPDATE seal_key SET id = '${keyIdOf(0)}' WHERE id = '${keyIdOf(1)}';
  UPDATE seal_key SET id = '${keyIdOf(1)}' WHERE id = 'x'`;

/** Keys of sealed fields, and what they open. */
export const keyAttacks: readonly Attack[] = [
  ...(
    [
      [
        'a key deleted',
        `DELETE FROM seal_key WHERE id = '${keyIdOf(1)}'`,
        'sealed.key-missing',
        first + 1,
        {},
      ],
      ['a key renamed', set(`id = 'x'`), 'sealed.key-missing', first, {}],
      ['all keys deleted', 'DELETE FROM seal_key', 'sealed.key-missing', first, {}],
      ['a key changed', other('key'), 'sealed.text', first, opened],
      ['a salt changed', other('salt'), 'sealed.text', first, opened],
      ['two keys swapped', swapped, 'sealed.text', first + 1, opened],
      [
        'the key of a redacted field put back',
        `INSERT INTO seal_key VALUES ('${keyIdOf(2)}', zeroblob(32), zeroblob(32))`,
        'sealed.key-kept',
        first + 2,
        {},
      ],
    ] as const
  ).map(([name, statement, code, at, more]): Attack => ({
    name,
    attacker,
    does: inKeys(statement),
    code,
    at,
    ...more,
    what: 'note',
  })),
  {
    name: 'the file cut short',
    attacker,
    code: 'unreadable',
    what: 'seal-keys.db',
    does: ({ path }) => truncateSync(join(path, 'seal-keys.db'), 5_000),
  },
  {
    name: 'the file emptied',
    attacker,
    code: 'unreadable',
    what: 'seal-keys.db',
    does: ({ path }) => {
      rmSync(join(path, 'seal-keys.db'));
      new DatabaseSync(join(path, 'seal-keys.db')).close();
    },
  },
  ...(
    [
      ['a ciphertext', '"ciphertext":"', 'event.sealed'],
      ['a nonce', '"nonce":"', 'event.sealed'],
      ['the hash of a text', '"hash":"', 'event.sealed'],
      ['whose key it is', '"key":"', 'event.sealed'],
    ] as const
  ).map(([name, member, code]): Attack => ({
    name: `a sealed member: ${name}`,
    attacker: 'the database',
    code,
    at: first,
    does: sql(`UPDATE event SET body = replace(body, '${member}', '${member}0') WHERE idx = ${first}`),
  })),
];
