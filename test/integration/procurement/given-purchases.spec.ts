import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '#kernel';
import { parametersView } from '#parameters/views';
import { purchaseMatchView, purchasesView } from '#procurement/views';
import { questionsTo } from '#test/support/readings';
import { type Moment, project, smallLedger, type SmallLedger } from '#test/support/small-ledger';
import type { Page, Reading } from '#views';
import { mismatchesPage } from '../../../libs/procurement/src/queries/paid-before-acceptance-or-above-commitment/mismatches-page.js';
import {
  limitedPurchases,
  limitsKnown,
} from '../../../libs/procurement/src/queries/purchases-split-under-a-threshold/limited-purchases.js';

/**
 * Purchases as no rule would let them be, given as events: what the questions find of them through a store, against
 * what somebody finds who looks at every one of them.
 */

interface Given {
  readonly id: string;
  readonly unit: string;
  readonly tax: string;
  readonly committed: number;
  readonly accepted: number;
  readonly acceptedOn: string;
  readonly paid: number;
  readonly paidOn: string;
  readonly methodOn: string;
  readonly method: string;
  readonly cancelled: boolean;
}

const given: readonly Given[] = Array.from({ length: 120 }, (_, n) => ({
  id: `p-${String(n).padStart(3, '0')}`,
  unit: n % 3 === 0 ? 'chi-linh' : 'hai-duong',
  tax: n % 2 === 0 ? '0800000002' : '0800000001',
  committed: n % 11 === 0 ? 99 : 100,
  accepted: n % 13 === 0 ? 90 : 100,
  paid: n % 5 === 0 ? 0 : 95,
  acceptedOn: addDays('2020-02-01', n % 7),
  paidOn: addDays('2020-02-05', n % 3),
  methodOn: addDays('2019-11-01', n * 3),
  cancelled: n % 17 === 0,
  method: n % 4 === 0 ? 'openBidding' : 'headDecision',
}));

const eventsOf = (one: Given): readonly Moment[] => {
  const of = (type: string, effectiveDate: string, data: object) =>
    ({ stream: `purchase-${one.id}`, type, effectiveDate, ...data }) as Moment;
  const supplier = { taxCode: one.tax, name: 'x' };
  const plan = {
    purchaseId: one.id,
    buyerUnit: one.unit,
    requisitions: [],
    estTotal: '100',
    category: 'goods',
  };
  const payment = { paymentId: 'x', kind: 'final', acceptanceIds: ['a'], advanceCleared: '0' };
  return [
    of('PurchasePlanned', one.methodOn, plan),
    of('MethodSelected', one.methodOn, { method: one.method }),
    of('PurchaseAwarded', '2020-01-01', { supplier, total: '100' }),
    of('FundingCommitted', '2020-01-01', { amount: `${one.committed}` }),
    of('ContractSigned', '2020-01-02', { supplier, total: '100', contractNumber: one.id }),
    of('GoodsAccepted', one.acceptedOn, { acceptanceId: 'a', total: `${one.accepted}` }),
    ...(one.paid > 0 ? [of('PaymentRequested', one.paidOn, { ...payment, cash: `${one.paid}` })] : []),
    ...(one.cancelled ? [of('PurchaseCancelled', '2020-03-01', {})] : []),
  ];
};

const thresholds = (effectiveDate: string, headDecides: string) =>
  ({
    stream: 'parameter-procurementThresholds',
    type: 'ParameterSet',
    effectiveDate,
    name: 'procurementThresholds',
    values: { headDecides },
    source: 'x',
  }) as Moment;

let ledger: SmallLedger;
let readAt: (effective?: string, known?: number) => Promise<Reading>;
beforeAll(async () => {
  ledger = await smallLedger();
  await ledger.record([thresholds('2020-01-01', '150'), thresholds('2020-07-01', '250')]);
  await ledger.record(given.flatMap(eventsOf));
  const views = [purchaseMatchView, purchasesView, parametersView];
  const projector = project(ledger, views);
  await projector.caughtUp();
  await projector.stop();
  const { index } = await ledger.log.head();
  readAt = (effective, known = index) =>
    questionsTo(ledger.readStore, index + 1).at(views, { effective, known: String(known) });
}, 60_000);
afterAll(() => ledger.remove());

const all = async <Row>(page: (after?: string) => Promise<Page<Row>>): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await page(after);
    // A page may be short; only the last may have nothing.
    expect(items.length > 0 || next === undefined).toBe(true);
    rows.push(...items);
    after = next;
  } while (after !== undefined);
  return rows;
};

const anywhere = () => true;
const inHaiDuong = ({ units }: { readonly units: readonly string[] }) => units.includes('hai-duong');

describe('mismatches', () => {
  const found = async (effective?: string, over: object = {}, limit = 3) => {
    const reading = await readAt(effective);
    const rows = await all(after => mismatchesPage(reading, { visible: anywhere, ...over }, after, limit));
    return rows.map(({ finding, purchaseId }) => `${finding} ${purchaseId}`);
  };

  const naive = (until = '9999-12-31', wanted: (one: Given) => boolean = anywhere) => {
    const idsOf = (finding: string, holds: (one: Given) => boolean) =>
      given.filter(one => wanted(one) && holds(one)).map(({ id }) => `${finding} ${id}`);
    const isPaid = ({ paid, paidOn }: Given) => paid > 0 && paidOn <= until;
    const acceptedBy = (one: Given, day: string) => (one.acceptedOn <= day ? one.accepted : 0);
    return [
      ...idsOf('paidBeforeAcceptance', one => isPaid(one) && acceptedBy(one, one.paidOn) === 0),
      ...idsOf('paidAboveAcceptance', one => isPaid(one) && one.paid > acceptedBy(one, until)),
      ...idsOf(
        'contractAboveCommitment',
        one => !(one.cancelled && until >= '2020-03-01') && one.committed < 100,
      ),
    ];
  };

  test('are all there, by kind, whatever the size of a page', async () => {
    expect(naive().length).toBeGreaterThan(20);
    expect(await found()).toEqual(naive());
    expect(await found(undefined, {}, 500)).toEqual(naive());
  });

  test('on a day, of some units, of a supplier, of one kind', async () => {
    expect(await found('2020-02-05')).toEqual(naive('2020-02-05'));
    expect(await found(undefined, { visible: inHaiDuong })).toEqual(
      naive(undefined, ({ unit }) => unit === 'hai-duong'),
    );
    expect(await found(undefined, { supplier: '0800000001' })).toEqual(
      naive(undefined, ({ tax }) => tax === '0800000001'),
    );
    expect(await found(undefined, { finding: 'contractAboveCommitment' })).toEqual(
      naive().filter(row => row.startsWith('contractAboveCommitment')),
    );
  });

  test('and none before anything was recorded', async () => {
    const reading = await readAt(undefined, 1);
    expect(await mismatchesPage(reading, { visible: anywhere }, undefined, 10)).toEqual({ items: [] });
  });
});

describe('purchases that a threshold limits', () => {
  test.each([
    ['2019-11-01', '2020-12-31'],
    ['2020-01-15', '2020-02-14'],
    ['2020-12-01', '2021-01-31'],
  ])('from %s to %s, and no others', async (from, to) => {
    const reading = await readAt();
    const found = await limitedPurchases(reading, { from, to, supplier: '0800000001', visible: inHaiDuong });
    const expected = given.filter(
      ({ methodOn, method, tax, unit, cancelled }) =>
        method === 'headDecision' &&
        !cancelled &&
        unit === 'hai-duong' &&
        tax === '0800000001' &&
        from <= methodOn &&
        methodOn <= to,
    );
    expect(found.map(({ purchaseId }) => purchaseId).sort((a, b) => (a < b ? -1 : 1))).toEqual(
      expected.map(({ id }) => id),
    );
  });

  test('each day has the limit that was in force, as known then', async () => {
    const days = ['2019-12-31', '2020-01-01', '2020-06-30', '2020-07-01'];
    const limits = async (known?: number) => {
      const limitOn = await limitsKnown(await readAt(undefined, known));
      return days.map(day => limitOn('headDecides', day));
    };
    expect(await limits()).toEqual([undefined, '150', '150', '250']);
    expect(await limits(0)).toEqual([undefined, '150', '150', '150']);
  });
});
