import { type Attack, sql } from './attacks.js';

const attacker = 'the database';
/** A commitment of funds somewhere in the middle, in the published part; its stream goes on behind it. */
const at = 200;

const swap = (column: string, one: number, other: number): string =>
  `UPDATE event SET ${column} = CASE idx
     WHEN ${one} THEN (SELECT ${column} FROM event WHERE idx = ${other})
     WHEN ${other} THEN (SELECT ${column} FROM event WHERE idx = ${one}) END WHERE idx IN (${one}, ${other})`;

const inBody = (from: string, to: string) =>
  sql(`UPDATE event SET body = replace(body, '${from}', '${to}') WHERE idx = ${at}`);

const setColumn = (assignment: string, index = at) =>
  sql(`UPDATE event SET ${assignment} WHERE idx = ${index}`);

/** Rows of the events table. */
export const eventAttacks: readonly Attack[] = [
  ...(
    [
      ['an amount', '"amount":"2"', '"amount":"3"', 'event.content-hash'],
      ['a posting', '"amount":"-2"', '"amount":"-3"', 'event.unbalanced'],
      ['who acted', '"personId":"p-1"', '"personId":"p-2"', 'event.content-hash'],
      ['a day', '"effectiveDate":"2020-02-01"', '"effectiveDate":"2020-02-02"', 'event.content-hash'],
      ['the salt', '"salt":"', '"salt":"0', 'event.envelope'],
      ['white space', '"v":1', '"v": 1', 'event.not-canonical'],
      ['an escape', '"clientId":"tests"', '"clientId":"\\u0074ests"', 'event.not-canonical'],
      ['a member twice', '"v":1}', '"v":1,"v":1}', 'event.not-canonical'],
      ['a member more', '"v":1}', '"v":1,"x":1}', 'event.envelope'],
      ['a number otherwise', '"v":1}', '"v":1e0}', 'event.not-canonical'],
      ['the type', '"type":"FundsCommitted"', '"type":"FundsReleased"', 'event.type-unknown'],
      ['a version to come', '"v":1}', '"v":9}', 'event.type-unknown'],
      ['no JSON at all', '{', '[', 'event.unreadable'],
    ] as const
  ).map(([name, from, to, code]): Attack => ({
    name: `body: ${name}`,
    attacker,
    does: inBody(from, to),
    code,
    at,
  })),
  ...(
    [
      ['prev', 'prev = prev - 1', 'stream.prev'],
      ['stream', 'stream = stream + 1000', 'event.column'],
      ['revision', 'revision = revision + 100000', 'event.column'],
      ['type', `type = (SELECT id FROM type WHERE name = 'ClaimTaken')`, 'event.column'],
      ['recorded_at', `recorded_at = '2021-02-01T00:00:00.001Z'`, 'event.column'],
      ['high', `high = '2031-02-01T00:00:00.000Z'`, 'event.high-water'],
      ['command', `command = replace(command, substr(command, 1, 1), 'x')`, 'event.column'],
    ] as const
  ).map(([name, change, code]): Attack => ({
    name: `column: ${name}`,
    attacker,
    does: setColumn(change),
    code,
    at,
  })),
  {
    name: 'a row deleted',
    attacker,
    does: sql(`DELETE FROM event WHERE idx = ${at}`),
    code: 'event.missing',
    at,
  },
  {
    name: 'the first row deleted',
    attacker,
    does: sql('DELETE FROM event WHERE idx = 0'),
    code: 'event.missing',
    at: 0,
  },
  {
    name: 'a row put far behind all others',
    attacker,
    does: sql(`UPDATE event SET idx = 1000000000000 WHERE idx = ${at}`),
    code: 'event.column',
    at: 1_000_000_000_000,
  },
  {
    name: 'a row put where no program here can count to',
    attacker,
    does: sql(`UPDATE event SET idx = ${String(2n ** 62n)} WHERE idx = ${at}`),
    code: 'event.missing',
    at,
  },
  {
    name: 'two bodies swapped',
    attacker,
    does: sql(swap('body', at, at + 1)),
    code: 'event.column',
    at,
  },
  {
    name: 'two events swapped whole',
    attacker,
    does: sql(
      `UPDATE event SET idx = -5 WHERE idx = ${at}`,
      `UPDATE event SET idx = ${at} WHERE idx = ${at + 1}`,
      `UPDATE event SET idx = ${at + 1} WHERE idx = -5`,
    ),
    code: 'entry.differs',
    at,
  },
  {
    name: 'a stream renamed',
    attacker,
    does: sql(`UPDATE stream SET name = name || 'x' WHERE id = (SELECT stream FROM event WHERE idx = ${at})`),
    code: 'event.column',
    at,
  },
  {
    name: 'a type renamed',
    attacker,
    does: sql(`UPDATE type SET name = 'FundsUncommitted' WHERE name = 'FundsCommitted'`),
    code: 'event.column',
    at,
  },
];

/** What a repeated command is answered from. */
export const receiptAttacks: readonly Attack[] = [
  ...(
    [
      ['deleted', `DELETE FROM receipt WHERE idx = ${at}`, 'receipt.missing', at],
      ['of two events', `UPDATE receipt SET events = 2 WHERE idx = ${at}`, 'receipt.differs', at],
      [
        'of another command',
        `UPDATE receipt SET prefix = prefix + 1 WHERE idx = ${at}`,
        'receipt.differs',
        at,
      ],
      [
        'moved',
        `UPDATE receipt SET idx = idx + 100000 WHERE idx = ${at}`,
        'receipt.superfluous',
        at + 100_000,
      ],
      ['added', `INSERT INTO receipt VALUES (7, ${at}, 1)`, 'receipt.superfluous', at],
      ['added beyond the end', 'INSERT INTO receipt VALUES (7, 999999, 1)', 'receipt.superfluous', 999_999],
    ] as const
  ).map(([name, statement, code, index]): Attack => ({
    name: `a receipt ${name}`,
    attacker,
    does: sql(statement),
    code,
    at: index,
  })),
];

const record = (column: string): string =>
  `(SELECT ${column} FROM control WHERE stream = 'socai-heads' AND revision = 1)`;

/** What the ledger itself says it signed. */
export const headAttacks: readonly Attack[] = [
  ...(
    [
      ['with another root', `replace(text, 'socai\\n300\\n', 'socai\\n300\\nA')`, 'head.invalid'],
      ['of another size', `replace(text, 'socai\\n300\\n', 'socai\\n301\\n')`, 'head.invalid'],
      ['that is no JSON', `'x'`, 'head.invalid'],
      ['repeated for a later one', `(SELECT text FROM control WHERE revision = 0)`, 'head.order'],
    ] as const
  ).map(([name, text, code]): Attack => ({
    name: `a recorded head ${name}`,
    attacker,
    does: sql(
      `UPDATE control SET text = ${text} WHERE stream = 'socai-heads'
         AND revision = ${name.startsWith('repeated') ? 2 : 1}`,
    ),
    code,
    what: 'socai-heads',
  })),
  {
    name: 'a recorded head deleted',
    attacker,
    does: sql(`DELETE FROM control WHERE revision = ${record('revision')}`),
    code: 'head.order',
    what: 'socai-heads 2',
  },
];
