import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Cast,
  castOf,
  direct,
  districtLine,
  found,
  fund,
  paper,
  provinceLine,
  recorded,
} from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let cast: Cast;
let seen = '';
/** Index of the log before and after a payment that is dated back to February. */
let before = 0;
let after = 0;
const commit = (line: string) => `/v1/budget-lines/${line}/commit`;
const head = async (): Promise<number> => (await cast.auditor.get('/v1/events?limit=1')).body.head;

beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
  const down = { ...paper('6/QĐ', '2020-02-01'), amount: '300', toLine: districtLine };
  recorded(await cast.budget.post(`/v1/budget-lines/${provinceLine}/allocate?wait=30`, down));
  for (let n = 0; n < 7; n += 1)
    recorded(
      await cast.budget.post(commit(provinceLine), direct(`need ${n}`, '10', paper('5/QĐ', '2020-06-01'))),
    );
  before = await head();
  const late = await cast.budget.post(commit(provinceLine), direct('late', '5', paper('5/QĐ', '2020-02-15')));
  seen = recorded(late).waitToken;
  after = await head();
}, 60_000);
afterAll(() => home.remove());

const committed = async (query: string): Promise<string> =>
  (await cast.auditor.get(`/v1/budget-lines/${provinceLine}?waitFor=${seen}${query}`)).body.item.committed;

describe('two clocks', () => {
  test.each([
    ['now, on any day', () => '', '75'],
    ['now, in March', () => '&effective=2020-03-01', '5'],
    ['as known before, on any day', () => `&known=${before}`, '70'],
    ['as known before, in March', () => `&known=${before}&effective=2020-03-01`, '0'],
  ])('%s', async (_, query, expected) => expect(await committed(query())).toBe(expected));

  test('the answer says at which clocks it was read; an instant stands for its last index', async () => {
    const one = `/v1/budget-lines/${provinceLine}`;
    const { body } = await cast.auditor.get(`${one}?known=${before}&effective=2020-03-01`);
    expect(body.asOf).toMatchObject({ index: before, effective: '2020-03-01', final: true });
    const at = await cast.auditor.get(`${one}?known=${body.asOf.recordedAt}`);
    expect(at.body.asOf).toMatchObject({ index: before, final: false });
  });
});

describe('paging', () => {
  test('is stable while data arrives, and ends only at the end', async () => {
    const list = `/v1/budget-lines/${provinceLine}/commitments?limit=3`;
    const first = (await cast.auditor.get(`${list}&waitFor=${seen}`)).body;
    const rows: { commitmentId: string }[] = [...first.items];
    for (let { next } = first; next !== null;) {
      recorded(await cast.budget.post(commit(provinceLine), direct('meanwhile', '1')));
      const { body } = await cast.auditor.get(`${list}&cursor=${next}`);
      expect(body.asOf).toEqual(first.asOf);
      rows.push(...body.items);
      ({ next } = body);
    }
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map(({ commitmentId }) => commitmentId)).size).toBe(8);
  });

  test('a cursor belongs to its question', async () => {
    const { body } = await cast.auditor.get(`/v1/budget-lines/${provinceLine}/commitments?limit=3`);
    const other = await cast.auditor.get(
      `/v1/budget-lines/${districtLine}/commitments?limit=3&cursor=${body.next}`,
    );
    expect(other.body.errors).toEqual([
      expect.objectContaining({ pointer: '?cursor', code: 'cursor.other-question' }),
    ]);
  });

  test('the raw log pages from any place, whole', async () => {
    const all = (await cast.auditor.get(`/v1/events?limit=500`)).body;
    const tail = (await cast.auditor.get(`/v1/events?limit=500&after=9`)).body;
    expect(tail.items).toEqual(all.items.slice(10));
    const sent = (await cast.auditor.get('/v1/events?type=FundsSent')).body.items;
    expect(sent.map(({ event }: { event: { type: string } }) => event.type)).toEqual([
      'FundsSent',
      'FundsSent',
    ]);
  });
});

describe('every list', () => {
  const lists = [
    '/v1/budget-lines',
    '/v1/budget-execution?groupBy=unitId',
    '/v1/fund-moves',
    '/v1/processes',
    '/v1/refusals',
    '/v1/budget-lines-near-limit?percent=100',
    '/v1/split-purchases',
    '/v1/purchase-mismatches',
    '/v1/units',
    '/v1/parameters',
    `/v1/budget-lines/${provinceLine}/commitments`,
    `/v1/budget-lines/${provinceLine}/entries?measure=available`,
  ];

  test.each(lists)('%s as JSON and as CSV has the same rows', async path => {
    const page = await cast.auditor.get(path);
    const csv = await cast.auditor.get(path, { accept: 'text/csv' });
    expect([path, page.status, csv.status]).toEqual([path, 200, 200]);
    expect(page.body).toMatchObject({ next: null, asOf: { index: expect.any(Number) }, incomplete: [] });
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/u);
    const lines = (csv.body as string).split('\r\n');
    expect(lines.length - 2).toBe(page.body.items.length);
  });

  test('execution adds up over the subtree, by any dimension', async () => {
    const rows = async (query: string) =>
      (await cast.auditor.get(`/v1/budget-execution?waitFor=${seen}&${query}`)).body.items;
    const sum = (items: readonly Record<string, string>[], measure: string) =>
      items.reduce((total, row) => total + BigInt(row[measure]!), 0n);
    for (const by of ['unitId', 'source', 'nature', 'chapter', 'item'])
      expect([
        by,
        sum(await rows(`groupBy=${by}`), 'available') + sum(await rows(`groupBy=${by}`), 'committed'),
      ]).toEqual([by, 1000n]);
  });
});

describe('what somebody may read', () => {
  test('is what their duty covers; of other events only the leaf', async () => {
    const lines = (await cast.inspector.get(`/v1/budget-lines?waitFor=${seen}`)).body.items;
    expect(lines.map(({ lineId }: { lineId: string }) => lineId)).toEqual([districtLine]);
    expect((await cast.inspector.get(`/v1/budget-lines/${provinceLine}`)).status).toBe(404);
    expect((await cast.inspector.get(`/v1/budget-lines/${provinceLine}/entries?measure=paid`)).status).toBe(
      404,
    );
    expect(
      (await cast.inspector.get(`/v1/budget-lines/${provinceLine}/commitments`)).body.items ?? [],
    ).toEqual([]);
    const { items } = (await cast.inspector.get('/v1/events?limit=500')).body;
    for (const { leafOnly, event } of items)
      expect([leafOnly, Object.keys(event).sort()]).toEqual([
        true,
        ['contentHash', 'id', 'index', 'prev', 'recordedAt', 'revision', 'stream', 'type', 'v'],
      ]);
    expect(items).toHaveLength((await head()) + 1);
  });

  test('whoever may read everything reads everything', async () => {
    const { items } = (await cast.auditor.get('/v1/events?limit=500')).body;
    expect(items.every(({ leafOnly }: { leafOnly: boolean }) => !leafOnly)).toBe(true);
    expect(items).toHaveLength((await head()) + 1);
    expect(after).toBeGreaterThan(before);
  });
});
