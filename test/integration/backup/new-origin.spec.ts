import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { formatCheckpoint, openNewOrigin, parseVerifierKey, signNote } from '#evidence';
import { type PublishedLedger, publishedLedger } from '#test/support/published-ledger';
import { linesOf, socai, startSocai } from '#test/support/socai';
import { logKey, origin } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';

let original: PublishedLedger;
let kept: ReturnType<typeof temporaryFolder>;
let disk: ReturnType<typeof temporaryFolder>;
let events: number;
let key: string;
const name = 'ledger.test.example/second';

beforeAll(async () => {
  original = await publishedLedger();
  kept = temporaryFolder();
  events = original.recorded.length;
  expect((await socai('backup', '--events', original.events, '--to', kept.file('copy'))).code).toBe(0);
  const made = await socai('keys', 'generate', '--name', name, '--out', kept.file('key'));
  key = made.out.trim();
}, 60_000);
afterAll(() => {
  original.remove();
  kept.remove();
});
beforeEach(async () => {
  disk = temporaryFolder();
  const body = formatCheckpoint({ origin, size: events + 12, root: Buffer.alloc(32, 9) });
  writeFileSync(disk.file('lost'), await signNote(body, [logKey.signer]));
});
afterEach(() => disk.remove());

const arguments_ = (...more: readonly string[]): readonly string[] => [
  'restore',
  '--from',
  kept.file('copy'),
  '--to',
  disk.file('data'),
  '--key',
  logKey.line,
  '--json',
  '--checkpoint',
  disk.file('lost'),
  '--new-origin',
  name,
  '--reason',
  'Ổ đĩa hỏng',
  ...more,
];
const restoring = (...more: readonly string[]) =>
  socai(...arguments_('--signing-key', kept.file('key'), ...more));
const verifying = (...keys: readonly string[]) =>
  socai(
    ...['verify', '--events', disk.file('data/events.db'), '--json'],
    ...keys.flatMap(line => ['--key', line]),
  );
const controlStreams = (): Record<string, number> => {
  const db = new DatabaseSync(disk.file('data/events.db'), { readOnly: true });
  const rows = db.prepare('SELECT stream, count(*) AS n FROM control GROUP BY stream').all();
  db.close();
  return Object.fromEntries(rows.map(({ stream, n }) => [stream, n])) as Record<string, number>;
};

describe('a log whose signed end is lost', () => {
  test('goes on under another name, and says from where and why', async () => {
    const { code, out, errors } = await restoring();
    expect([code, errors]).toEqual([0, '']);
    expect(linesOf(out, 'restore')).toMatchObject([{ events, origin: name }]);
    expect(linesOf(out, 'note').map(note => note.code)).toContain('restore.new-origin');
    expect(readdirSync(disk.file('data'))).toEqual(['events.db']);
    expect(controlStreams()).toEqual({ 'socai-heads-former-1': original.notes.length, 'socai-origins': 1 });
    const checked = await verifying(key, logKey.line);
    expect([checked.code, linesOf(checked.out, 'finding').filter(line => line.code[0] !== 'n')]).toEqual([
      0,
      expect.anything(),
    ]);
    const said = checked.out.split('\n').find(line => line.includes('note.new-origin'))!;
    for (const part of [origin, name, 'Ổ đĩa hỏng', `${events + 12} `]) expect(said).toContain(part);
  }, 60_000);

  test('the statement is signed by the new key, and names every head that was known', async () => {
    expect((await restoring('--checkpoint', original.held)).code).toBe(0);
    const db = new DatabaseSync(disk.file('data/events.db'), { readOnly: true });
    const [{ text }] = db.prepare(`SELECT text FROM control WHERE stream = 'socai-origins'`).all() as [any];
    db.close();
    const opened = openNewOrigin(text, name, [parseVerifierKey(key)]);
    expect(opened).toMatchObject({
      ok: true,
      value: { former: origin, from: { size: events }, reason: 'Ổ đĩa hỏng' },
    });
    const sizes = opened.ok ? opened.value.heads.map(({ size }) => size) : [];
    expect([sizes.at(-1), sizes.length]).toEqual([events + 12, 3]);
  }, 60_000);

  test('a changed event, and a changed statement, are found under the new name too', async () => {
    expect((await restoring()).code).toBe(0);
    const db = new DatabaseSync(disk.file('data/events.db'));
    db.exec(
      `UPDATE control SET text = replace(text, 'Ổ đĩa hỏng', 'Bảo trì') WHERE stream = 'socai-origins'`,
    );
    db.close();
    const changed = await verifying(key);
    expect([changed.code, linesOf(changed.out, 'finding').map(line => line.code)]).toEqual([
      1,
      ['origin.statement'],
    ]);
    const again = new DatabaseSync(disk.file('data/events.db'));
    again.exec(`DELETE FROM event WHERE idx = (SELECT max(idx) FROM event);
      UPDATE control SET text = replace(text, 'Bảo trì', 'Ổ đĩa hỏng') WHERE stream = 'socai-origins'`);
    again.close();
    const cut = linesOf((await verifying(key)).out, 'finding').map(line => line.code);
    expect(cut).toContain('head.beyond-log');
  }, 60_000);
});

describe('nothing is restored', () => {
  const refused = async (run: ReturnType<typeof socai>, code: string): Promise<void> => {
    const ended = await run;
    expect([ended.code, linesOf(ended.out, 'failure')[0]?.code]).toEqual([1, code]);
    expect(existsSync(disk.file('data/events.db'))).toBe(false);
  };

  test('under the old name', async () => {
    const own = await socai('keys', 'generate', '--name', origin, '--out', disk.file('own'));
    expect(own.code).toBe(0);
    await refused(restoring('--new-origin', origin, '--signing-key', disk.file('own')), 'origin.same');
  }, 60_000);

  test('with the key of another name, or one that is none', async () => {
    await refused(restoring('--new-origin', 'third.example'), 'origin.key-of-another');
    writeFileSync(disk.file('bad'), 'PRIVATE+KEY+x\n', { mode: 0o600 });
    await refused(restoring('--signing-key', disk.file('bad')), 'key.unusable');
  }, 60_000);

  test('over what was published under the old name', async () => {
    mkdirSync(disk.file('data/log'), { recursive: true });
    writeFileSync(disk.file('data/log/checkpoint'), readFileSync(disk.file('lost')));
    await refused(restoring(), 'origin.old-log-there');
  }, 60_000);

  test.each([
    [['--signing-key', 'x'], 'reason'],
    [['--reason', 'x'], 'signing-key'],
  ] as const)(
    'with half of the arguments: %j needs --%s',
    async (half, missing) => {
      const from = ['restore', '--from', kept.file('copy'), '--to', disk.file('data')];
      const run = await socai(...from, '--new-origin', name, ...half);
      expect([run.code, run.errors.split('\n')[0]]).toEqual([2, expect.stringContaining(missing)]);
    },
    30_000,
  );
});

test('killed at any moment, there is no ledger or a whole one, and the next run finishes', async () => {
  let killed = 0;
  for (let afterMs = 25; ; afterMs *= 1.5) {
    const run = startSocai(arguments_('--signing-key', kept.file('key')));
    await setTimeout(afterMs);
    run.signal('SIGKILL');
    if ((await run.ended) === 'SIGKILL') killed += 1;
    if (!existsSync(disk.file('data/events.db'))) continue;
    break;
  }
  expect(killed).toBeGreaterThan(1);
  expect((await verifying(key)).code).toBe(0);
  const again = await restoring();
  expect(linesOf(again.out, 'failure')[0]?.code).toBe('ledger.exists');
}, 120_000);

test('what a killed run left is removed by the next, which starts over', async () => {
  const run = startSocai(arguments_('--signing-key', kept.file('key')));
  const left = () => (existsSync(disk.file('data')) ? readdirSync(disk.file('data')) : []);
  while (!left().some(file => file.startsWith('restore.unfinished-'))) await setTimeout(2);
  run.signal('SIGKILL');
  await run.ended;
  expect(left()).toHaveLength(1);
  expect((await restoring()).code).toBe(0);
  expect(left()).toEqual(['events.db']);
}, 60_000);
