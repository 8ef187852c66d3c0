import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { paper, recorded } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { publishedCopy } from '#test/support/published-copy';
import {
  filesWith,
  orderOf,
  receivedWith,
  redactionCastOf,
  type RedactionCast,
  rowsOf,
} from '#test/support/redacting';
import { linesOf, startSocai } from '#test/support/socai';
import { logKey } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { tokenOf } from '#test/support/tokens';

const note = 'Ông Nguyễn Văn An (0912 345 678) chứng kiến việc bàn giao';
const out = temporaryFolder();
let home: LedgerInFolder;
let cast: RedactionCast;
let copy: Awaited<ReturnType<typeof publishedCopy>>;
/** The receipt that holds the note. */
let row: any;

beforeAll(async () => {
  home = await ledgerInFolder();
  await receivedWith(home.now, note);
  cast = await redactionCastOf(home.now);
  [row] = await rowsOf(cast.auditor, 'TransferReceived');
  copy = await publishedCopy(home.folder.file('events.db'), home.folder.file('copy'));
}, 60_000);
afterAll(async () => {
  await home.remove();
  out.remove();
});

const auditor = { personId: 'p-court-clerk', duties: ['auditor@bca/'] };
const exported = async (name: string, who: Parameters<typeof tokenOf>[0] = auditor, url = home.now.url) => {
  const env = { SOCAI_TOKEN: await tokenOf(who) };
  const place = ['--events', copy.events, '--log', copy.log, '--key', logKey.line, '--out', out.file(name)];
  const asked = ['export', '--scope', 'unit=kinh-mon', '--json', ...place, '--open-sealed', url];
  const run = startSocai(asked, { env });
  return { code: await run.ended, out: run.out() };
};
const verified = async (...args: readonly string[]) => {
  const run = startSocai(['verify', ...args, '--key', logKey.line, '--json']);
  return { code: await run.ended, out: run.out() };
};
const openings = async (): Promise<readonly any[]> =>
  (await cast.auditor.get(`/v1/streams/opening-${row.event.id}/events`)).body.items ?? [];
const textsIn = (name: string) => JSON.parse(readFileSync(out.file(name), 'utf8'));

test('texts are beside the case, for their owner only; the case has none, and the reading is in the log', async () => {
  const { code, out: said } = await exported('case.zip');
  expect([code, linesOf(said, 'export')]).toMatchObject([0, [{ texts: { open: 1 } }]]);
  expect(filesWith(out.path, note).map(path => path.split('/').at(-1))).toEqual(['case.opened.json']);
  expect(statSync(out.file('case.opened.json')).mode & 0o777).toBe(0o600);
  expect(textsIn('case.opened.json')).toMatchObject({
    format: 'socai/opened/v1',
    case: linesOf(said, 'export')[0].sha256,
    fields: [{ index: row.index, eventId: row.event.id, field: 'note', state: 'open', text: note }],
  });
  expect((await openings()).map(({ event }) => event.actor.personId)).toEqual(['p-court-clerk']);
  const plain = ['export', '--scope', 'unit=kinh-mon', '--events', copy.events, '--key', logKey.line];
  expect(await startSocai([...plain, '--out', out.file('plain.zip')]).ended).toBe(0);
  expect(readFileSync(out.file('plain.zip')).equals(readFileSync(out.file('case.zip')))).toBe(true);
}, 60_000);

test('whoever has the text sees that the event commits to it; of another text that it does not', async () => {
  const whole = await verified(out.file('case.zip'), '--opened', out.file('case.opened.json'));
  expect([whole.code, linesOf(whole.out, 'verdict')]).toMatchObject([0, [{ sound: true, opened: 1 }]]);
  const forged = readFileSync(out.file('case.opened.json'), 'utf8').replace('Nguyễn Văn An', 'Nguyễn Văn Ân');
  writeFileSync(out.file('forged.json'), forged);
  const { code, out: said } = await verified(out.file('case.zip'), '--opened', out.file('forged.json'));
  expect([code, linesOf(said, 'finding')]).toMatchObject([
    1,
    [{ code: 'case.opened', index: row.index, what: 'note' }],
  ]);
  expect((await verified('--opened', out.file('forged.json'), '--events', copy.events)).code).toBe(2);
}, 60_000);

test.each([
  ['no duty that opens it', { personId: 'p-op', duties: ['operator@bca/'] }, 1, 'case.may-not-open'],
  ['no person', { duties: ['auditor@bca/'] }, 3, 'open.failed'],
])(
  '%s: nothing is written, nothing opened',
  async (_, who, code, reason) => {
    const before = await openings();
    const { code: ended, out: said } = await exported('none.zip', who);
    expect([ended, linesOf(said, 'failure')]).toMatchObject([code, [{ code: reason }]]);
    expect([existsSync(out.file('none.zip')), existsSync(out.file('none.opened.json'))]).toEqual([
      false,
      false,
    ]);
    expect(await openings()).toEqual(before);
  },
  60_000,
);

test('no ledger answers: nothing is written', async () => {
  expect(await exported('none.zip', auditor, 'http://127.0.0.1:9')).toMatchObject({ code: 3 });
  expect(existsSync(out.file('none.zip'))).toBe(false);
}, 60_000);

test('what was redacted stays closed, and is told as such', async () => {
  const order = orderOf({ index: row.index, eventId: row.event.id, fields: ['note'] });
  const { stream } = recorded(await cast.organiser.post('/v1/redactions', order));
  const id = stream.replace('redaction-', '');
  recorded(
    await cast.operator.post(`/v1/redactions/${id}/carry-out?wait=30`, {
      ...paper('31/QĐ', '2020-04-02'),
      copies: [],
    }),
  );
  expect((await exported('later.zip')).code).toBe(0);
  expect(textsIn('later.opened.json').fields).toMatchObject([{ field: 'note', state: 'redacted' }]);
  expect(readFileSync(out.file('later.zip')).equals(readFileSync(out.file('case.zip')))).toBe(true);
}, 60_000);
