import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { archiveOf, caseOf } from '#test/support/cases';
import { type Cast, castOf, paper, recorded } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { publishedCopy } from '#test/support/published-copy';
import { linesOf, startSocai } from '#test/support/socai';
import { tokenOf } from '#test/support/tokens';
import { corrected, eventOf, inApril, line, million, untilTheMistake } from '#test/support/worked-example';
import { replay as replayCommand } from '../../apps/auditor/src/replay/replay.command.js';
import { ledgerViews } from '../../apps/projector/src/ledger-views.js';

let home: LedgerInFolder;
let cast: Cast;
let tokens: { auditor: string; operator: string };
/** The wrong payment, and the index before anything corrected it. */
let wrong: any;
let then = 0;
const overCommitted = '999999999999';

beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  wrong = await eventOf(cast.auditor, await untilTheMistake(cast));
  then = (await cast.auditor.get('/v1/events?limit=1')).body.head;
  recorded(await inApril(cast));
  // Before it is declared wrong nothing corrects it: two attempts, refused.
  await expect(corrected(cast, wrong.event.id)).rejects.toThrow('error-not-declared');
  const declared = { ...paper('9/BB', '2020-04-20'), eventId: wrong.event.id, reason: 'ghi nhầm số tiền' };
  recorded(await cast.accountant.post(`/v1/events/${wrong.index}/declare-error`, declared));
  await corrected(cast, wrong.event.id);
  const asked = {
    ...paper('10/QĐ', '2020-04-21'),
    owner: { kind: 'direct', id: 'x' },
    amount: overCommitted,
  };
  expect((await cast.budget.post(`/v1/budget-lines/${line}/commit`, asked)).status).toBe(422);
  mkdirSync(home.folder.file('tmp'));
  tokens = {
    auditor: await tokenOf({ personId: 'p-auditor', duties: ['auditor@bca/'] }),
    operator: await tokenOf({ personId: 'p-operator', duties: ['operator@bca/'] }),
  };
}, 60_000);
afterAll(() => home.remove());

const run = async (args: readonly string[], token: keyof typeof tokens = 'auditor') => {
  const env = { SOCAI_TOKEN: tokens[token], TMPDIR: home.folder.file('tmp') };
  const started = startSocai(args, { env });
  const code = await started.ended;
  return { code, out: started.out(), errors: started.errors() };
};
const events = () => ['--events', `sqlite:${home.folder.file('events.db')}`];
const replay = (...args: readonly string[]) => run(['replay', ...events(), '--json', ...args]);

describe('socai replay', () => {
  test('every view equals what the ledger says now, by digest, and nothing is left', async () => {
    const { code, out } = await replay('--against', home.now.url);
    expect([code, linesOf(out, 'view').filter(({ result }) => result !== 'equal')]).toEqual([0, []]);
    expect(linesOf(out, 'view').map(({ view }) => view)).toEqual(ledgerViews.map(({ name }) => name));
    expect(linesOf(out, 'view').map(({ comparedBy }) => comparedBy)).toContain('digest');
    expect(linesOf(out, 'replay')).toEqual([
      { kind: 'replay', views: ledgerViews.length, equal: true, differing: [] },
    ]);
    expect(linesOf(out, 'progress').at(-1)).toMatchObject({ done: expect.any(Number), secondsLeft: 0 });
    expect(readdirSync(home.folder.file('tmp'))).toEqual([]);
  }, 30_000);

  test('and what it said then, document by document', async () => {
    const { code, out } = await replay('--against', home.now.url, '--to', `${then}`);
    expect([code, linesOf(out, 'view').filter(({ result }) => result !== 'equal')]).toEqual([0, []]);
    expect(linesOf(out, 'view')[0]).toMatchObject({ index: then, comparedBy: 'rows' });
  }, 30_000);

  test('an operator compares digests', async () => {
    const args = ['replay', ...events(), '--view', 'money', '--against', home.now.url];
    const { code, out } = await run(args, 'operator');
    expect([code, out]).toMatchObject([0, expect.stringContaining('✓ money@')]);
    const earlier = await run([...args, '--to', '3'], 'operator');
    expect(earlier).toMatchObject({ code: 3, out: expect.stringContaining('identity.duty-missing') });
  }, 30_000);

  test('a file of views that was kept is equal, and is never written over', async () => {
    const kept = home.folder.file('kept.db');
    expect(await replay('--keep', kept)).toMatchObject({ code: 0 });
    expect(await replay('--against', `sqlite:${kept}`)).toMatchObject({ code: 0 });
    expect(await replay('--keep', kept)).toMatchObject({
      code: 3,
      out: expect.stringContaining('keep.exists'),
    });
  }, 30_000);

  test('one that was changed by hand is not, and where is told', async () => {
    const kept = home.folder.file('lines.db');
    const against = (...more: readonly string[]) =>
      replay('--view', 'budget-lines', '--against', `sqlite:${kept}`, ...more);
    expect(await replay('--view', 'budget-lines', '--keep', kept)).toMatchObject({ code: 0 });
    const db = new DatabaseSync(kept);
    db.exec("UPDATE t1_version SET doc = json_set(doc, '$.status', 'never') WHERE (id & 4294967295) > 12");
    expect(await against()).toMatchObject({ code: 0 });
    const byRows = await against('--rows');
    db.exec(`UPDATE copy SET digest_sum = '${'0'.repeat(64)}'`);
    db.close();
    const byDigest = await against();
    for (const [{ code, out }, comparedBy] of [
      [byRows, 'rows'],
      [byDigest, 'digest'],
    ] as const) {
      const [{ difference, ...view }] = linesOf(out, 'view');
      expect([code, view]).toMatchObject([1, { view: 'budget-lines', result: 'differs', comparedBy }]);
      expect(difference).toMatchObject({ replayed: { status: 'open' }, other: { status: 'never' } });
      expect(difference.event).toMatchObject({ stream: `budgetLine-${difference.key}` });
      expect(difference.event.index).toBeGreaterThan(12);
    }
  }, 60_000);

  test('told to stop, it leaves nothing behind', async () => {
    const said: string[] = [];
    const out = { isTerminal: false, print: (line: string) => void said.push(line), remark: () => undefined };
    const kept = home.folder.file('never.db');
    expect(await replayCommand([...events(), '--json', '--keep', kept], AbortSignal.abort(), out)).toBe(3);
    expect(linesOf(said.join('\n'), 'failure')).toMatchObject([
      { reason: expect.stringContaining('nothing was left') },
    ]);
    expect(readdirSync(home.folder.path).filter(name => name.startsWith('never.db'))).toEqual([]);
  }, 30_000);

  test('what is not understood, and what cannot be done', async () => {
    expect((await replay('--view', 'nothing')).code).toBe(2);
    expect((await replay('--to', 'yesterday')).code).toBe(2);
    expect((await replay('--against', 'sqlite:/nowhere/views.db')).code).toBe(3);
    expect((await replay('--against', 'http://127.0.0.1:9')).code).toBe(3);
    expect((await run(['replay', '--events', '/nowhere/events.db'])).code).toBe(3);
    expect(readdirSync(home.folder.file('tmp'))).toEqual([]);
  }, 60_000);
});

test('a case, held against the ledger that it comes from', async () => {
  const archive = home.folder.file('case.zip');
  const copy = await publishedCopy(home.folder.file('events.db'), home.folder.file('copy'));
  const shown = await caseOf(copy, 'unit=hai-duong');
  writeFileSync(archive, archiveOf(shown));
  const args = ['replay', '--case', archive, '--json', '--against', home.now.url];
  const { code, out } = await run(args);
  expect([code, linesOf(out, 'view').filter(({ result }) => result === 'differs')]).toEqual([0, []]);
  expect(linesOf(out, 'view').find(({ view }) => view === 'money')).toMatchObject({ result: 'equal' });
  const refused = await run(args, 'operator');
  expect([refused.code, refused.out.includes('identity.duty-missing')]).toEqual([3, true]);
}, 60_000);

describe('socai history', () => {
  const history = (...args: readonly string[]) => run(['history', ...args]);

  test('tells a line’s story from the log, refusals and corrections as such', async () => {
    const { code, out } = await history(line, ...events());
    expect(code).toBe(0);
    expect(out).toContain(`Ngày 20/03/2020, `);
    expect(out).toMatch(/⚠ #\d+ .*thanh toán 95\.000\.000 đồng.*\[SAI, theo #\d+; đã sửa ở #\d+, #\d+\]/u);
    expect(out).toMatch(/↺ #\d+ .*HUỶ BÚT TOÁN.*SỬA SAI cho sự kiện #\d+/u);
    expect(out).toMatch(/✗ #\d+ .*BỊ TỪ CHỐI khi yêu cầu CommitFunds: Dòng .* chỉ còn .*over-committed\)/u);
  }, 30_000);

  test('a running ledger tells the same', async () => {
    const english = await history(line, ...events(), '--lang', 'en');
    expect(english.out).toMatch(/On 2020-03-20, .* paid 95,000,000 VND/u);
    expect(await history(`budgetLine-${line}`, '--url', home.now.url, '--lang', 'en')).toEqual(english);
  }, 30_000);

  test('for programs, a line for each event', async () => {
    const { out } = await history(line, ...events(), '--json');
    const told = linesOf(out, 'event');
    expect(told.find(({ index }) => index === wrong.index)).toMatchObject({
      type: 'PaymentPosted',
      refused: false,
      declaredBy: expect.any(Number),
      stream: `budgetLine-${line}`,
      sentence: expect.stringContaining(million(95).slice(0, 2)),
    });
    expect(told.at(-1)).toMatchObject({ type: 'CommandRefused', refused: true });
  }, 30_000);

  test('what is not there, and what is not understood', async () => {
    expect((await history('nothing', ...events())).code).toBe(1);
    expect((await history('nothing', '--url', home.now.url)).code).toBe(1);
    for (const args of [[], ['a', 'b'], [line, '--lang', 'fr'], [line, ...events(), '--url', home.now.url]])
      expect([args, (await history(...args)).code]).toEqual([args, 2]);
  }, 60_000);
});
