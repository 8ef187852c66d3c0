import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Cast, castOf, paper, recorded } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { socai } from '#test/support/socai';
import {
  bookkeepers,
  corrected,
  eventOf,
  fundDistrict,
  inApril,
  lateReceipt,
  lateVoucher,
  line,
  million,
  onBooks,
  untilTheMistake,
} from '#test/support/worked-example';

let home: LedgerInFolder;
let cast: Cast;
let books: Awaited<ReturnType<typeof bookkeepers>>;
let mistake: any;
/** The last index that was known on 15 April. */
let onFifteenthOfApril = 0;
let seen = '';

beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  books = await bookkeepers(home.now);
}, 60_000);
afterAll(() => home.remove());

const item = async (path: string) => {
  const { body } = await cast.auditor.get(path);
  if (body.item === undefined) throw new Error(JSON.stringify(body));
  return body.item;
};
const items = async (path: string) => (await cast.auditor.get(path)).body.items;
const march = (clocks = '') => item(`/v1/periods/2020-03?waitFor=${seen}${clocks}`);

const declare = (event: any, over: object = { reason: 'Ghi 95 triệu, chứng từ là 59 triệu' }) =>
  cast.accountant.post(`/v1/events/${event.index}/declare-error`, {
    ...paper('BB-1', '2020-04-16'),
    eventId: event.event.id,
    ...over,
  });

test('March is closed by whoever answers for the whole ledger, and takes no entry at once', async () => {
  mistake = await eventOf(cast.auditor, await untilTheMistake(cast));
  await fundDistrict(cast);
  const below = await cast.accountant.post('/v1/periods/2020-03/close', onBooks());
  expect([below.status, below.body.code]).toEqual([403, 'authority.not-covered']);
  const province = await books.accountant.post(
    '/v1/periods/2020-03/close',
    onBooks({ rootUnit: 'hai-duong' }),
  );
  expect([province.status, province.body.code]).toEqual([422, 'period.not-the-root']);
  const begun = recorded(await books.accountant.post('/v1/periods/2020-03/close', onBooks()));
  expect(begun.outcome).toBe('pending');
  const paid = recorded(await inApril(cast));
  seen = paid.waitToken;
  onFifteenthOfApril = (await eventOf(cast.auditor, paid)).index;
  expect(await march()).toMatchObject({ status: 'closing' });
  const again = await books.accountant.post('/v1/periods/2020-03/close?wait=30', onBooks());
  expect([again.status, again.body.code]).toEqual([422, 'period.being-closed']);
  for (;;) if ((await march()).status === 'closed') break;
  expect(await march()).toMatchObject({
    from: '2020-03-01',
    to: '2020-03-31',
    closedBy: 'p-bookkeeper',
    stragglers: [],
    totals: {
      paid: { opening: '0', moved: million(95), late: '0', closing: million(95) },
      committed: { opening: million(200), moved: `-${million(95)}`, closing: million(105) },
    },
  });
}, 60_000);

test('nothing corrects what was not declared wrong', async () => {
  const early = await cast.accountant.post(`/v1/budget-lines/${line}/reverse-payment`, {
    ...paper('CT', '2020-03-20'),
    paymentId: mistake.event.data.paymentId,
    corrects: mistake.event.id,
  });
  expect([early.status, early.body.code]).toEqual([422, 'correction.error-not-declared']);
  expect(early.body.numbers).toEqual({ event: mistake.event.id });
  const unsaid = await declare(mistake, {});
  expect([unsaid.status, unsaid.body.code]).toEqual([422, 'error.reason-missing']);
  const elsewhere = await declare({ ...mistake, index: mistake.index - 1 });
  expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'error.event-unknown']);
});

test('a mistake is declared by one event and corrected by others, linked both ways', async () => {
  const declared = await eventOf(cast.auditor, recorded(await declare(mistake)));
  const answers = await corrected(cast, mistake.event.id);
  seen = answers.at(-1).waitToken;
  const [reversal, right] = await Promise.all(answers.map(answer => eventOf(cast.auditor, answer)));
  for (const { event } of [reversal, right])
    expect(event).toMatchObject({
      corrects: mistake.event.id,
      effectiveDate: '2020-03-20',
      postedPeriod: '2020-04',
    });
  const [row] = await items(`/v1/corrections?event=${mistake.event.id}&waitFor=${seen}`);
  expect(row).toMatchObject({
    eventId: mistake.event.id,
    type: 'PaymentPosted',
    unitId: 'hai-duong',
    declaration: {
      index: declared.index,
      person: 'p-accountant',
      reason: expect.stringContaining('59 triệu'),
    },
    corrections: [{ eventId: reversal.event.id }, { eventId: right.event.id, postedPeriod: '2020-04' }],
  });
  expect(await items(`/v1/corrections?correction=${right.event.id}`)).toEqual([row]);
  const { body: raw } = await cast.auditor.get(`/v1/events/${mistake.index}`);
  expect(raw.error).toEqual({
    declaredBy: `/v1/events/${declared.index}`,
    correctedBy: [`/v1/events/${reversal.index}`, `/v1/events/${right.index}`],
  });
  const twice = await declare(mistake);
  expect([twice.status, twice.body.code]).toEqual([422, 'error.already-declared']);
});

test('late entries post in the open month and name the old one by their day', async () => {
  const voucher = await lateVoucher(cast);
  expect((await eventOf(cast.auditor, voucher)).event).toMatchObject({
    effectiveDate: '2020-03-28',
    postedPeriod: '2020-04',
  });
  seen = (await lateReceipt(cast)).waitToken;
  const received = (await items(`/v1/streams/budgetLine-${line}/events?limit=500`)).at(-1);
  expect(received.event).toMatchObject({
    type: 'FundsReceived',
    effectiveDate: '2020-03-30',
    postedPeriod: '2020-04',
  });
});

test('four pairs of clocks, four figures: the table of the guide', async () => {
  const paid = async (known: string, effective: string) =>
    (await item(`/v1/budget-lines/${line}?effective=${effective}${known}&waitFor=${seen}`)).paid;
  const then = `&known=${onFifteenthOfApril}`;
  expect([
    [await paid(then, '2020-03-31'), await paid(then, '2020-04-30')],
    [await paid('', '2020-03-31'), await paid('', '2020-04-30')],
  ]).toEqual([
    [million(95), million(135)],
    [million(84), million(124)],
  ]);
  const available = async (known: string) =>
    (await item(`/v1/budget-lines/${line}?effective=2020-03-31${known}&waitFor=${seen}`)).available;
  expect([await available(then), await available('')]).toEqual([million(300), million(400)]);
});

test('March stays what it was closed with; April says what came late', async () => {
  const figures = { opening: '0', moved: million(95), late: '0', closing: million(95) };
  expect((await march()).totals.paid).toEqual(figures);
  const now = await item(`/v1/periods/2020-04?waitFor=${seen}`);
  expect(now).toMatchObject({
    status: 'open',
    totals: {
      paid: { opening: million(95), moved: million(29), late: `-${million(11)}`, closing: million(124) },
    },
  });
  const then = await item(`/v1/periods/2020-04?known=${onFifteenthOfApril}`);
  expect(then.totals.paid).toMatchObject({ moved: million(40), late: '0' });
  const inMarch = await item(`/v1/periods/2020-04?effective=2020-03-31&waitFor=${seen}`);
  expect(inMarch.totals.paid).toMatchObject({ moved: `-${million(11)}`, closing: million(84) });
  const rows = await items('/v1/periods');
  expect(rows.map(({ periodId, status }: any) => [periodId, status])).toEqual([
    ...['2020-01', '2020-02', '2020-03'].map(month => [month, 'closed']),
    ['2020-04', 'open'],
  ]);
  const csv = (await cast.auditor.get('/v1/periods', { accept: 'text/csv' })).body.split('\r\n');
  expect(csv[0]).toContain('periodId,from,to,status');
  expect(csv.find((row: string) => row.startsWith('2020-03'))).toContain(million(95));
});

test('somebody of a district sees what his units have in the books', async () => {
  const { body } = await cast.inspector.get(`/v1/periods/2020-04?waitFor=${seen}`);
  expect(body.item.totals).toMatchObject({
    available: { opening: million(100), moved: `-${million(100)}`, closing: '0' },
    paid: { closing: '0' },
  });
});

test('question 12: late entries, corrections, reopened periods', async () => {
  const rows = await items(`/v1/irregularities?days=30&waitFor=${seen}`);
  const kinds = rows.map(({ kinds: [kind], type }: any) => `${kind} ${type}`);
  expect(kinds).toContain('error ErrorDeclared');
  const corrections = await items('/v1/irregularities?kind=correction');
  expect(corrections.map(({ type, corrects }: any) => [type, corrects])).toEqual([
    ['PaymentReversed', mistake.event.id],
    ['PaymentPosted', mistake.event.id],
  ]);
  expect(await items('/v1/irregularities?kind=backdated&days=9999')).toEqual([]);
  const csv = await cast.auditor.get('/v1/irregularities', { accept: 'text/csv' });
  expect(csv.body.split('\r\n')[0]).toContain('index,kinds,type');
});

test('a month reopens by two persons, for a reason, and takes entries of its days again', async () => {
  const path = '/v1/periods/2020-03';
  const bare = await books.accountant.post(`${path}/request-reopening`, onBooks());
  expect([bare.status, bare.body.code]).toEqual([422, 'period.reason-missing']);
  const reason = 'Kiểm toán yêu cầu ghi đúng kỳ';
  const asked = recorded(await books.accountant.post(`${path}/request-reopening`, onBooks({ reason })));
  const ifMatch = { 'if-match': `"${asked.revision}"` };
  const unseen = await books.finance.post(`${path}/confirm-reopening`, onBooks());
  expect(unseen.status).toBe(428);
  const alone = await books.both.post(`${path}/confirm-reopening`, onBooks(), ifMatch);
  expect([alone.status, alone.body.code]).toEqual([422, 'period.same-person']);
  const opened = recorded(await books.finance.post(`${path}/confirm-reopening`, onBooks(), ifMatch));
  seen = opened.waitToken;
  expect(await march()).toMatchObject({ status: 'open', reopenings: 1 });
  expect((await march()).steps.map(({ step }: any) => step)).toEqual([
    'closingStarted',
    'closed',
    'reopeningRequested',
    'reopened',
  ]);
  const late = await lateVoucherAgain();
  expect((await eventOf(cast.auditor, late)).event.postedPeriod).toBe('2020-03');
  const [row] = await items(`/v1/irregularities?kind=reopening&waitFor=${seen}`);
  expect(row).toMatchObject({ periodId: '2020-03', person: 'p-finance' });
});

test('and who checks it from outside finds it sound', async () => {
  const { code, out } = await socai('verify', '--events', home.folder.file('events.db'));
  expect([code, out.includes('gate.')]).toEqual([0, false]);
}, 60_000);

const lateVoucherAgain = async () =>
  recorded(
    await cast.accountant.post(`/v1/budget-lines/${line}/pay`, {
      ...paper('CT-9', '2020-03-29'),
      commitmentId: mistake.event.data.commitmentId,
      cash: million(1),
      advanceCleared: '0',
      voucherNumber: 'UNC-9',
    }),
  );
