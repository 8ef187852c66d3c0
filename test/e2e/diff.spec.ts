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
/** Indexes of the log: before anything was committed, and at the end. */
let before = 0;
let end = 0;
const head = async (): Promise<number> => (await cast.auditor.get('/v1/events?limit=1')).body.head;
const commit = (line: string) => `/v1/budget-lines/${line}/commit`;

beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
  before = await head();
  const late = direct('late', '5', paper('7/QĐ', '2020-02-15'));
  recorded(await cast.budget.post(commit(provinceLine), late));
  recorded(await cast.budget.post(commit(provinceLine), direct('new', '20', paper('8/QĐ', '2020-03-10'))));
  const down = { ...paper('6/QĐ', '2020-03-15'), amount: '300', toLine: districtLine };
  recorded(await cast.budget.post(`/v1/budget-lines/${provinceLine}/allocate?wait=30`, down));
  end = await head();
}, 60_000);
afterAll(() => home.remove());

const diff = async (query: string, who: 'auditor' | 'inspector' | 'budget' = 'auditor') =>
  cast[who].get(`/v1/diff?${query}`);
const cell = (line: string, measure: string) => `line/${line}/${measure}`;

describe('money', () => {
  test('late knowledge is told apart from new facts', async () => {
    const { status, body } = await diff(`view=money&from=${before}@2020-02-29&to=${end}@2020-03-31`);
    expect([status, body.asOf, body.from]).toMatchObject([
      200,
      { index: end, effective: '2020-03-31' },
      { index: before, effective: '2020-02-29' },
    ]);
    const committed = body.items.find(({ key }: any) => key === cell(provinceLine, 'committed'));
    expect(committed).toMatchObject({
      commodity: 'VND',
      moreChanges: false,
      fields: [{ field: '/amount', before: '0', after: '25' }],
      changes: [
        { kind: 'lateKnowledge', amount: '5', effectiveDate: '2020-02-15', document: { number: '7/QĐ' } },
        { kind: 'newFact', amount: '20', effectiveDate: '2020-03-10', document: { number: '8/QĐ' } },
      ],
    });
    expect(committed.changes[0]).toMatchObject({
      actor: { personId: 'p-budget' },
      proof: expect.any(String),
    });
  });

  test('with one effective day, what became known since', async () => {
    const { body } = await diff(`view=money&from=${before}@2020-02-29&to=${end}@2020-02-29`);
    expect(body.items.map(({ key, fields: [amount] }: any) => [key, amount.before, amount.after])).toEqual([
      [cell(provinceLine, 'available'), '1000', '995'],
      [cell(provinceLine, 'committed'), '0', '5'],
    ]);
  });

  test('on pages and as CSV there are the same rows', async () => {
    const asked = `view=money&from=${before}&to=${end}`;
    const whole = (await diff(asked)).body;
    const rows: any[] = [];
    let cursor = '';
    do {
      const { body } = await diff(`${asked}&limit=1${cursor}`);
      rows.push(...body.items);
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(rows).toEqual(whole.items);
    expect(whole.items).toHaveLength(3);
    const csv = (await cast.auditor.get(`/v1/diff?${asked}`, { accept: 'text/csv' })).body as string;
    expect(csv.split('\r\n')).toHaveLength(1 + 3 + 1);
    expect(csv).toContain('key,commodity,field,before,after,events,lateKnowledge,newFacts');
  });

  test('an inspector is told of the lines of their units, and of others’ doing the leaf', async () => {
    const { body } = await diff(`view=money&from=${before}&to=${end}`, 'inspector');
    expect(body.items.map(({ key }: any) => key)).toEqual([cell(districtLine, 'available')]);
    const [change] = body.items[0].changes;
    expect(change).toMatchObject({ leafOnly: true, amount: '300', kind: 'lateKnowledge' });
    expect(change).not.toHaveProperty('actor');
  });
});

test('documents differ by field', async () => {
  const { body } = await diff(`view=budget-lines&from=${before}&to=${end}`);
  expect(body.items).toMatchObject([{ key: districtLine, changes: [{ type: 'FundsReceived' }] }]);
  expect(body.items[0].fields).toContainEqual({ field: '/status', after: 'open' });
  const instant = (await diff(`view=budget-lines&from=${before}`)).body.from.recordedAt;
  const since = await diff(`view=budget-lines&from=${encodeURIComponent(instant)}`);
  expect(since.body.items).toEqual(body.items);
});

test.each([
  ['view=nothing&from=0', 'auditor', 400, 'view.unknown'],
  ['view=money', 'auditor', 400, 'field.required'],
  ['view=money&from=', 'auditor', 400, 'clocks.malformed'],
  ['view=money&from=3@2020', 'auditor', 400, 'clocks.malformed'],
  ['view=money&from=3&to=2', 'auditor', 400, 'diff.from-after-to'],
  ['view=money&from=0&to=1@2020-01-01', 'auditor', 400, 'diff.from-after-to'],
  ['view=money&from=0@2020-02-31', 'auditor', 400, 'effective'],
  ['view=money&from=99999999', 'auditor', 400, 'known.unknown'],
  ['view=units&from=0', 'inspector', 403, 'diff.not-by-unit'],
  ['view=money&from=0', 'budget', 403, 'identity.duty-missing'],
] as const)('%s as %s: %i %s', async (query, who, status, code) => {
  const { status: got, body } = await diff(query, who);
  expect([got, JSON.stringify(body)]).toEqual([status, expect.stringContaining(code)]);
});
