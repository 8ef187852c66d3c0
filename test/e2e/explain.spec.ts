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

beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
  const down = { ...paper('6/QĐ', '2020-02-01'), amount: '300', toLine: districtLine };
  recorded(await cast.budget.post(`/v1/budget-lines/${provinceLine}/allocate?wait=30`, down));
  const commit = `/v1/budget-lines/${provinceLine}/commit`;
  for (let n = 0; n < 4; n += 1) recorded(await cast.budget.post(commit, direct(`need ${n}`, '10')));
  seen = recorded(await cast.budget.post(commit, direct('late', '5', paper('7/QĐ', '2020-01-25')))).waitToken;
}, 60_000);
afterAll(() => home.remove());

const figures = ['available', 'committed', 'advanced', 'paid', 'lapsed', 'cashOut', 'budget'] as const;
const total = (amounts: readonly { share: string }[]) =>
  String(amounts.reduce((sum, { share }) => sum + BigInt(share), 0n));

/** Every page of an explanation, two entries at a time. */
const explained = async (href: string): Promise<any[]> => {
  const chains: any[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { status, body }: { status: number; body: any } = await cast.auditor.get(
      `${href}&limit=2${cursor && `&cursor=${cursor}`}`,
    );
    expect([href, status]).toEqual([href, 200]);
    chains.push(...body.items);
    cursor = body.next;
  }
  return chains;
};

describe('every figure is the sum of the shares behind it', () => {
  test.each([
    ['of a table', `/v1/budget-execution?groupBy=unitId,source,sector,programmeId&`],
    ['of a table of one row, on a day', `/v1/budget-execution?within=hai-duong&effective=2020-01-31&`],
    ['of lines', '/v1/budget-lines?'],
    ['of one line on a day', `/v1/budget-lines?unit=hai-duong&effective=2020-01-31&`],
  ])('%s', async (_, path) => {
    const { body } = await cast.auditor.get(`${path}waitFor=${seen}`);
    expect(body.items.length).toBeGreaterThan(0);
    for (const row of body.items)
      for (const figure of figures) {
        const amount =
          row[figure] ?? String(figures.slice(0, 5).reduce((sum, each) => sum + BigInt(row[each]), 0n));
        const chains = await explained(row.explain[figure]);
        expect([row.explain[figure], total(chains)]).toEqual([row.explain[figure], amount]);
        expect(total(chains.flatMap(({ entries }) => entries))).toBe(amount);
        const { body: first } = await cast.auditor.get(row.explain[figure]);
        expect(first.figure).toEqual({ measure: figure, amount });
        expect(first.asOf).toEqual(body.asOf);
      }
  });
});

describe('an entry', () => {
  const path = `/v1/budget-execution/explain?measure=budget&unit=chi-linh`;

  test('tells who acted, on what paper, both its dates, and leads to event and proof', async () => {
    const { body } = await cast.auditor.get(`${path}&waitFor=${seen}`);
    const [chain] = body.items;
    expect(body.items).toHaveLength(1);
    expect(chain).toMatchObject({ share: '300', chain: chain.entries[0].correlationId });
    expect(chain.entries).toEqual([
      expect.objectContaining({
        type: 'FundsReceived',
        share: '300',
        commodity: 'VND',
        effectiveDate: '2020-02-01',
        account: `line/${districtLine}/available`,
        leafOnly: false,
        originator: expect.objectContaining({ personId: 'p-budget', duty: 'budgetManager' }),
        document: expect.objectContaining({ number: '6/QĐ', date: '2020-01-02' }),
        recordedAt: expect.stringMatching(/^20/u),
      }),
    ]);
    const [{ event, proof, eventId }] = chain.entries;
    expect((await cast.auditor.get(event)).body.event.id).toBe(eventId);
    expect((await cast.auditor.get(`${proof}&wait=20`)).status).toBe(200);
  });

  test('a chain has both ends of a move: within the province it comes to nothing', async () => {
    const { body } = await cast.auditor.get(
      `/v1/budget-execution/explain?measure=budget&within=hai-duong&waitFor=${seen}`,
    );
    const moved = body.items.find(({ entries }: any) => entries.some((e: any) => e.type === 'FundsSent'));
    expect(moved).toMatchObject({ share: '0' });
    expect(moved.entries.map(({ type, share }: any) => [type, share])).toEqual([
      ['FundsSent', '-300'],
      ['FundsReceived', '300'],
    ]);
  });

  test('of somebody else’s doing only the leaf is told, and the shares sum all the same', async () => {
    const { body } = await cast.inspector.get(`${path}&waitFor=${seen}`);
    expect(body).toMatchObject({ figure: { amount: '300' }, items: [{ chain: null, share: '300' }] });
    const [entry] = body.items[0].entries;
    expect(entry).toMatchObject({ leafOnly: true, type: 'FundsReceived', share: '300' });
    expect(entry).not.toHaveProperty('actor');
    expect(entry).not.toHaveProperty('document');
  });

  test('the CSV has a line for each entry', async () => {
    const asked = `/v1/budget-execution/explain?measure=committed&waitFor=${seen}`;
    const { body } = await cast.auditor.get(asked, { accept: 'text/csv' });
    const lines = (body as string).split('\r\n');
    expect(lines[0]).toContain(
      'chain,index,eventId,type,effectiveDate,recordedAt,account,commodity,member,share',
    );
    expect(lines).toHaveLength(1 + 5 + 1);
  });
});

test('both clocks narrow what is behind a figure', async () => {
  const line = `/v1/budget-lines/${provinceLine}/explain?measure=committed`;
  const { body } = await cast.auditor.get(`${line}&effective=2020-01-31&waitFor=${seen}`);
  expect(body).toMatchObject({
    figure: { amount: '5' },
    items: [{ entries: [{ effectiveDate: '2020-01-25' }] }],
  });
  const [{ index }] = body.items[0].entries;
  const before = await cast.auditor.get(`${line}&effective=2020-01-31&known=${index - 1}`);
  expect(before.body).toMatchObject({ figure: { amount: '0' }, items: [], next: null });
});

test.each([
  ['/v1/budget-execution/explain', 400],
  ['/v1/budget-execution/explain?measure=everything', 400],
  ['/v1/budget-execution/explain?measure=paid&sector=1', 400],
  [`/v1/budget-lines/2020.nowhere.ministry.recurrent.009.040-041.6950/explain?measure=paid`, 404],
  ['/v1/asset-holdings/nowhere/xe/explain?measure=count', 200],
])('%s: %i', async (path, status) => expect((await cast.auditor.get(path)).status).toBe(status));
