import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clustersOf, type Limited } from './clusters.js';

const purchase = (purchaseId: string, methodOn: string, estTotal: string, over: object = {}): Limited =>
  ({
    purchaseId,
    methodOn,
    estTotal,
    buyerUnit: 'hai-duong',
    category: 'goods',
    status: 'active',
    supplier: { taxCode: '0800123456', name: 'Thành Đông' },
    method: 'headDecision',
    threshold: 'headDecides',
    ...over,
  }) as unknown as Limited;

const fifty = () => '50';
const idsOf = (purchases: readonly Limited[], days = 90, limitOn: () => string | undefined = fifty) =>
  clustersOf(purchases, days, limitOn).map(({ members }) => members.map(one => one.purchaseId).join());

const january = '2020-01-01';
const march = '2020-03-31';
const june = '2020-06-01';

test('ninety days apart is near, a day more is not', () => {
  expect(idsOf([purchase('a', january, '30'), purchase('b', march, '30')])).toEqual(['a,b']);
  expect(idsOf([purchase('a', january, '30'), purchase('b', '2020-04-01', '30')])).toEqual([]);
});

test('what comes to the threshold exactly is not above it, and one purchase is none', () => {
  expect(idsOf([purchase('a', january, '25'), purchase('b', march, '25')])).toEqual([]);
  expect(idsOf([purchase('a', january, '80')])).toEqual([]);
});

test.each([
  ['buyer', { buyerUnit: 'chi-linh' }],
  ['supplier', { supplier: { taxCode: '0800999999', name: 'Khác' } }],
  ['category', { category: 'works' }],
  ['threshold', { threshold: 'directAppointment' }],
])('another %s is another matter', (_, over) =>
  expect(idsOf([purchase('a', january, '30'), purchase('b', january, '30', over)])).toEqual([]),
);

test('runs that overlap are told apart, one inside another is not told', () => {
  const three = [purchase('a', january, '30'), purchase('b', march, '30'), purchase('c', june, '30')];
  expect(idsOf(three)).toEqual(['a,b', 'b,c']);
  expect(idsOf([...three, purchase('d', january, '1')])).toEqual(['a,d,b', 'b,c']);
});

test('without a threshold for the last day nobody can say', () => {
  const two = [purchase('a', january, '1'), purchase('b', march, '1')];
  expect(clustersOf(two, 90, () => undefined)).toMatchObject([{ limit: null, sum: '2', verdict: 'unknown' }]);
  const days: string[] = [];
  clustersOf(two, 90, (_, day) => (days.push(day), '50'));
  expect(days).toEqual([march]);
});

const dayMs = 86_400_000;
const dateOf = (day: number) => new Date(Date.UTC(2020, 0, 1) + day * dayMs).toISOString().slice(0, 10);

test('as somebody finds them who tries every day on which a run may begin', () => {
  const drawn = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 40 }), fc.nat(1)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(drawn, fc.nat(100), (drawing, days) => {
      const all = drawing.map(([day, price, unit], n) => ({
        day,
        price,
        unit,
        id: String.fromCharCode(97 + n),
      }));
      const windows = new Set<string>();
      for (const unit of [0, 1])
        for (let from = 0; from <= 200; from += 1) {
          const inside = all.filter(one => one.unit === unit && one.day >= from && one.day <= from + days);
          if (inside.length > 1) windows.add(inside.map(({ id }) => id).join(''));
        }
      const isWithin = (small: string, large: string) =>
        small !== large && [...small].every(id => large.includes(id));
      const price = (ids: string) =>
        all.reduce((sum, one) => sum + (ids.includes(one.id) ? one.price : 0), 0);
      const expected = [...windows].filter(
        ids => price(ids) > 50 && ![...windows].some(other => isWithin(ids, other)),
      );
      const purchases = all.map(one =>
        purchase(one.id, dateOf(one.day), `${one.price}`, { buyerUnit: `u${one.unit}` }),
      );
      const found = idsOf(purchases, days).map(ids => ids.split(',').sort().join(''));
      expect(found.sort()).toEqual(expected.sort());
    }),
  );
});
