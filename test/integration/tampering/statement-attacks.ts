import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatNewOrigin,
  parseNewOrigin,
  parseNote,
  signNote,
  signKeyLink,
  parseVerifierKey,
} from '#evidence';
import type { LedgerFolder } from '#test/support/published-ledger';
import { common, firstKey, laterKey, newName } from '#test/support/renamed-ledger';
import { keyNamed, recordControl, type TestKey } from '#test/support/static-log';
import { DatabaseSync } from 'node:sqlite';
import { type Attack, both, flipped, inFile, sql } from './attacks.js';

const database = 'the database';
const files = 'published files';
const inRecord = (stream: string, from: string, to: string) =>
  sql(`UPDATE control SET text = replace(text, '${from}', '${to}') WHERE stream = '${stream}'`);

const statementIn = ({ events }: LedgerFolder) => {
  const db = new DatabaseSync(events);
  const { text } = db.prepare(`SELECT text FROM control WHERE stream = 'socai-origins'`).get() as {
    text: string;
  };
  db.close();
  return parseNewOrigin(parseNote(text).text);
};

/** Another beginning under the new name, recorded and published. */
const restated =
  (by: TestKey, size: number = common) =>
  async (ledger: LedgerFolder): Promise<void> => {
    const text = { ...statementIn(ledger), from: { size, root: Buffer.alloc(32, 7) } };
    const note = await signNote(formatNewOrigin(text), [by.signer]);
    recordControl(ledger.events, 'socai-origins', [note]);
    writeFileSync(join(ledger.log, 'former-origins'), note);
  };

const forgetsOldName = (ledger: LedgerFolder): void => {
  recordControl(ledger.events, 'socai-origins', []);
  rmSync(join(ledger.log, 'former-origins'));
};

const otherLink = async ({ events, log }: LedgerFolder): Promise<void> => {
  const thief = keyNamed(newName, 66);
  const old = parseVerifierKey(firstKey.line);
  const next = parseVerifierKey(thief.line);
  const link = { origin: newName, old, next, time: '2021-02-02T00:00:00.000Z' };
  const note = await signKeyLink(link, thief.signer, thief.signer);
  recordControl(events, 'socai-keys', [note]);
  writeFileSync(join(log, 'verifier-keys'), note);
};

/** The statement of a new name, and the heads of the name that was left. */
export const originAttacks: readonly Attack[] = [
  ...(
    [
      ['the reason', 'Ổ đĩa hỏng', 'Bảo trì'],
      ['the size it goes on from', '\n400\n', '\n401\n'],
      ['the name that was left', 'ledger.example/socai\n', 'ledger.example/socaj\n'],
      ['a head that is owned up to', 'head 620', 'head 621'],
      ['a signature', '— ledger.example/second ', '— ledger.example/second A'],
    ] as const
  ).map(([name, from, to]): Attack => ({
    name: `the statement: ${name}`,
    attacker: database,
    does: inRecord('socai-origins', from, to),
    code: 'origin.statement',
    what: 'socai-origins',
  })),
  ...[0, 20, 60, -2, -80].flatMap(at =>
    both({
      name: `byte ${at} of the published statement`,
      attacker: files,
      code: 'origin.statement',
      does: inFile('log/former-origins', flipped(at)),
      what: 'former-origins',
    }),
  ),
  {
    name: 'a statement of another key',
    attacker: `${database}, ${files}`,
    code: 'origin.statement',
    does: restated(keyNamed(newName, 66)),
  },
  {
    name: 'a statement of another beginning',
    attacker: `${database}, ${files}, and the key`,
    does: restated(laterKey),
    code: 'head.root',
    what: 'new-origin',
  },
  {
    name: 'a statement of a beginning beyond the end',
    attacker: `${database}, ${files}, and the key`,
    does: restated(laterKey, 5_000),
    code: 'head.beyond-log',
    what: 'new-origin',
  },
  ...both({
    name: 'the old name forgotten',
    attacker: `${database}, ${files}`,
    does: forgetsOldName,
    code: 'head.other-log',
    what: 'held',
    holds: { held: ['held-checkpoint'] },
  }),
  ...(
    [
      ['with another root', `replace(text, '\\n300\\n', '\\n300\\nA')`, 1, 'head.invalid'],
      ['that is no JSON', `'x'`, 1, 'head.invalid'],
      [
        'repeated for a later one',
        `(SELECT text FROM control WHERE stream = 'socai-heads' AND revision = 0)`,
        1,
        'head.invalid',
      ],
    ] as const
  ).map(([name, text, revision, code]): Attack => ({
    name: `a head of the old name ${name}`,
    attacker: database,
    code,
    what: 'former-heads',
    does: sql(
      `UPDATE control SET text = ${text} WHERE stream = 'socai-heads-former-1' AND revision = ${revision}`,
    ),
  })),
  {
    name: 'the first head of the old name deleted',
    attacker: database,
    code: 'head.order',
    does: sql(`DELETE FROM control WHERE stream = 'socai-heads-former-1' AND revision = 0`),
    what: 'socai-heads-former-1 1',
  },
];

/** Links from one key of the log to the next. */
export const linkAttacks: readonly Attack[] = [
  ...(
    [
      ['the time', '2021-02-02', '2021-02-03'],
      ['the new key', '\nledger.example/second+', '\nledger.example/second+0'],
      ['a signature', '— ledger.example/second ', '— ledger.example/second A'],
    ] as const
  ).map(([name, from, to]): Attack => ({
    name: `a link: ${name}`,
    attacker: database,
    does: inRecord('socai-keys', from, to),
    code: 'key.link',
    what: 'socai-keys',
  })),
  ...[0, 20, 60, -2, -80].flatMap(at =>
    both({
      name: `byte ${at} of the published links`,
      attacker: files,
      code: 'key.link',
      does: inFile('log/verifier-keys', flipped(at)),
      what: 'verifier-keys',
    }),
  ),
  ...both({
    name: 'a link to another key',
    attacker: `${database}, ${files}`,
    does: otherLink,
    code: 'key.link',
    what: 'verifier-keys',
  }),
  {
    name: 'links taken away',
    attacker: files,
    code: 'head.invalid',
    what: 'checkpoint',
    does: ({ log }) => rmSync(join(log, 'verifier-keys')),
    holds: { offline: true, keys: [firstKey.line] },
  },
];
