import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { thing } from '#test/support/custody-cast';
import {
  type Cast,
  castOf,
  direct,
  found,
  fund,
  ministryLine,
  paper,
  provinceLine,
  recorded,
} from '#test/support/hai-duong';
import { type Buyers, buyersIn, delivered, signed, supplier } from '#test/support/http-buying';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

/** What an inspection committee asks, of two cars that were bought for one line's money, through HTTP. */

let home: LedgerInFolder;
let cast: Cast;
let who: Buyers;
let seen = '';
/** Index of the log before the second car. */
let before: number;
let first = '';
let second = '';

const car = (name: string, on: string) => ({ name, on, price: '34000000', method: 'headDecision' });
const itemsOf = async (path: string, by = cast.auditor) => {
  const { status, body } = await by.get(`${path}${path.includes('?') ? '&' : '?'}waitFor=${seen}`);
  expect([path, status]).toEqual([path, 200]);
  return body.items;
};

beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  who = await buyersIn(home.now);
  await found(cast);
  const values = {
    headDecides: '50000000',
    directAppointment: '500000000',
    competitiveQuotation: '10000000000',
  };
  const law = { ...paper('3/NĐ', '2019-01-01'), values, source: '214/2025/NĐ-CP' };
  recorded(await cast.finance.post('/v1/parameters/procurementThresholds', law));
  await fund(cast, '70000000');
  const one = await signed(who, car('34A-001', '2020-02-03'));
  before = (await cast.auditor.get('/v1/events?limit=1')).body.head;
  const two = await signed(who, car('34A-002', '2020-04-03'));
  first = one.purchaseId;
  second = two.purchaseId;
  await delivered(who, two, car('34A-002', '2020-05-04'));
  const more = direct('x', '5000000', paper('9/QĐ', '2020-06-01'));
  const refused = await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, more);
  expect([refused.status, refused.body.code]).toEqual([422, 'budget-line.over-committed']);
  // Read-your-writes: whatever is asked from here on has seen all of the above.
  seen = recorded(
    await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct('y', '1')),
  ).waitToken;
}, 120_000);
afterAll(() => home.remove());

describe('lines near their limit', () => {
  const near = '/v1/budget-lines-near-limit';

  test('come with the attempts to exceed them', async () => {
    expect(await itemsOf(near)).toMatchObject([
      {
        lineId: provinceLine,
        budget: '70000000',
        left: '1999999',
        leftBasisPoints: 285,
        nearLimit: true,
        attempts: 1,
        attempted: [
          {
            command: 'CommitFunds',
            code: 'budget-line.over-committed',
            person: 'p-budget',
            numbers: { asked: '5000000', available: '2000000' },
            event: expect.stringMatching(/^\/v1\/events\//u),
          },
        ],
      },
    ]);
  });

  test('an attempt alone is enough; neither is there on an earlier day, or as known before', async () => {
    expect(await itemsOf(`${near}?percent=2`)).toMatchObject([{ nearLimit: false, attempts: 1 }]);
    expect(await itemsOf(`${near}?percent=2&effective=2020-05-31`)).toEqual([]);
    expect(await itemsOf(`${near}?known=${before}`)).toEqual([]);
    expect(await itemsOf(`${near}?percent=52&known=${before}`)).toMatchObject([{ left: '36000000' }]);
  });

  test('are those of the caller’s units, and as many as CSV has', async () => {
    expect(await itemsOf(near, cast.inspector)).toEqual([]);
    const csv = await cast.auditor.get(near, { accept: 'text/csv' });
    expect(csv.body).toContain(`${provinceLine},2020,hai-duong`);
    const bad = await cast.auditor.get(`${near}?percent=101`);
    expect([bad.status, bad.body.errors[0].code]).toEqual([400, 'percent.malformed']);
  });
});

describe('the whole chain from a car back to its appropriation', () => {
  const chainOf = async (number: string) => {
    const [{ assetId }] = await itemsOf(`/v1/assets?assetNumber=${number}`);
    return `/v1/assets/${assetId}/chain`;
  };

  test('every step with its person, paper and proof', async () => {
    const steps = await itemsOf(await chainOf('34A-002'));
    expect(steps.map(({ step }: any) => step)).toEqual([
      'registration',
      'acceptance',
      'receipt',
      'contract',
      'award',
      'method',
      'plan',
      'approval',
      'requisition',
      'commitment',
      'payment',
      'allocation',
      'appropriation',
    ]);
    const persons = steps.map(({ actor, originator }: any) => (originator ?? actor).personId);
    expect(persons).toEqual([
      'p-receiver',
      'p-receiver',
      'p-receiver',
      'p-approver',
      'p-buyer',
      'p-buyer',
      'p-buyer',
      'p-approver',
      'p-requester',
      'p-approver',
      'p-accountant',
      'p-ministry-budget',
      'p-finance',
    ]);
    for (const { index, document, effectiveDate, event, proof } of steps) {
      expect([event, proof]).toEqual([`/v1/events/${index}`, `/v1/proofs/inclusion?event=${index}`]);
      expect([document.number, effectiveDate]).toEqual([expect.any(String), expect.any(String)]);
    }
    expect(steps.slice(-2)).toMatchObject([
      { of: provinceLine, from: ministryLine, amount: '70000000', document: { number: '4/QĐ' } },
      { of: ministryLine, from: 'moof', amount: '70000000', document: { number: '3/QĐ' } },
    ]);
  });

  test('says where it came from; pages; is a CSV; keeps to the day asked', async () => {
    const chain = await chainOf('34A-002');
    const { body } = await cast.auditor.get(`${chain}?limit=4`);
    expect(body.origin).toMatchObject({ kind: 'purchase', ref: second, paidFromBudget: true });
    const next = await cast.auditor.get(`${chain}?limit=4&cursor=${body.next}`);
    expect(next.body.items.map(({ step }: any) => step)).toEqual(['award', 'method', 'plan', 'approval']);
    const csv = await cast.auditor.get(chain, { accept: 'text/csv' });
    expect((csv.body as string).split('\r\n')).toHaveLength(15);
    const early = await itemsOf(`${chain}?effective=2020-02-01`);
    expect(early.map(({ step }: any) => step)).toEqual(['allocation', 'appropriation']);
  });

  test('is for whoever may read about a holder; of other units’ doings they see the leaf', async () => {
    const chain = await chainOf('34A-002');
    const steps = await itemsOf(chain, cast.inspector);
    expect(steps).toHaveLength(13);
    expect(steps.every(({ leafOnly, document, amount }: any) => leafOnly && !document && !amount)).toBe(true);
    const stranger = await home.now.as({ personId: 'p-stranger', duties: ['inspector@kinh-mon/'] });
    expect((await stranger.get(chain)).status).toBe(404);
  });

  test('what was not bought says so', async () => {
    const keeper = await home.now.as({ personId: 'p-keeper', duties: ['custodian@chi-linh'] });
    const given = recorded(
      await keeper.post(
        '/v1/assets',
        thing('34A-900', { origin: { kind: 'donation', ref: 'Hội doanh nghiệp' } }),
      ),
    );
    seen = given.waitToken;
    const { body } = await cast.auditor.get(`${await chainOf('34A-900')}?waitFor=${seen}`);
    expect(body).toMatchObject({
      origin: { kind: 'donation', ref: 'Hội doanh nghiệp', paidFromBudget: false, note: { vi: /tặng/u } },
      items: [{ step: 'registration', type: 'AssetRegistered' }],
    });
  });
});

describe('purchases split to stay under a threshold', () => {
  const split = '/v1/split-purchases?from=2020-01-01&to=2020-12-31';

  test('are told together, with what they come to', async () => {
    expect(await itemsOf(split)).toMatchObject([
      {
        buyerUnit: 'hai-duong',
        supplier,
        category: 'goods',
        from: '2020-02-03',
        to: '2020-04-03',
        threshold: 'headDecides',
        limit: '50000000',
        sum: '68000000',
        verdict: 'above',
        members: [{ purchaseId: first }, { purchaseId: second }],
      },
    ]);
    expect(await itemsOf(`${split}&days=59`)).toEqual([]);
    expect(await itemsOf(`${split}&known=${before}`)).toEqual([]);
    expect(await itemsOf(`${split}&effective=2020-04-02`)).toEqual([]);
    expect(await itemsOf(`${split}&category=works`)).toEqual([]);
    expect(await itemsOf('/v1/split-purchases?from=2020-04-04&to=2020-12-31')).toEqual([]);
  });

  test('of the caller’s units; a line of the CSV for each of them', async () => {
    const stranger = await home.now.as({ personId: 'p-stranger', duties: ['inspector@kinh-mon/'] });
    expect(await itemsOf(split, stranger)).toEqual([]);
    const csv = await cast.auditor.get(split, { accept: 'text/csv' });
    expect((csv.body as string).split('\r\n')).toHaveLength(4);
  });
});

test('nothing was paid before acceptance, no contract is above its commitment', async () => {
  expect(await itemsOf('/v1/purchase-mismatches')).toEqual([]);
});

test('who held a thing on a day, since when and under which decision, in one call', async () => {
  const [{ assetId }] = await itemsOf('/v1/assets?assetNumber=34A-002');
  const { body } = await cast.auditor.get(`/v1/assets/${assetId}?effective=2020-05-31`);
  expect(body.item).toMatchObject({
    accountable: { unitId: 'chi-linh', officerId: 'p-officer' },
    heldSince: '2020-05-04',
    heldUnder: { document: { number: '34A-002/BB' }, person: 'p-receiver', event: expect.any(String) },
  });
});
