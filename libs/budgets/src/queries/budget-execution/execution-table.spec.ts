import { UnitTree, type UnitDoc } from '#units/views';
import { lineIdOf, lineKeyOf } from '../../events/index.js';
import type { BudgetLineDoc } from '../budget-lines.view.js';
import type { Dimension } from './budget-execution.query.js';
import { ExecutionTable } from './execution-table.js';

const named = {
  unitId: 'hai-duong',
  code: 'CAHD',
  names: [{ from: '2010-01-01', value: 'Công an tỉnh Hải Dương' }],
  parents: [],
} as unknown as UnitDoc;
const tree = new UnitTree(new Map([['hai-duong', named]]), '2020-06-01');

const doc = (over: Partial<BudgetLineDoc> = {}): BudgetLineDoc => {
  const key = { ...lineKeyOf('2020.hai-duong.ministry.recurrent.009.040-041.6950'), ...over };
  return { ...key, lineId: lineIdOf(key), status: 'open', openedOn: '2020-01-01' };
};

/** available, committed, advanced, paid, lapsed */
const sums = (...of: readonly number[]) => of.map(BigInt);

const tableOf = (by: readonly Dimension[], ...lines: readonly [BudgetLineDoc, readonly bigint[]][]) => {
  const table = new ExecutionTable(by);
  for (const [each, of] of lines) table.add(each, of);
  return table.rows(tree);
};

const two: readonly [BudgetLineDoc, readonly bigint[]][] = [
  [doc(), sums(10, 20, 30, 40, 0)],
  [doc({ item: '7000' }), sums(0, 0, 0, 50, 50)],
];

test('without dimensions: one row for everything', () =>
  expect(tableOf([], ...two)).toEqual([
    {
      lines: 2,
      budget: '200',
      available: '10',
      committed: '20',
      advanced: '30',
      paid: '90',
      lapsed: '50',
      cashOut: '120',
      executedBasisPoints: 6000,
    },
  ]));

test('by dimensions: a row for each value, in their order', () =>
  expect(tableOf(['item'], ...two).map(({ item, budget, lines }) => [item, budget, lines])).toEqual([
    ['6950', '100', 1],
    ['7000', '100', 1],
  ]));

test('units carry the name they had', () =>
  expect(tableOf(['unitId'], ...two)).toEqual([
    expect.objectContaining({ unitId: 'hai-duong', unitName: 'Công an tỉnh Hải Dương' }),
  ]));

test('lines without a programme stand together, before those with one', () =>
  expect(
    tableOf(['programmeId'], [doc({ programmeId: 'de-an-365' }), sums(1, 0, 0, 0, 0)], ...two).map(
      row => row.programmeId,
    ),
  ).toEqual([undefined, 'de-an-365']));

test('a line with nothing is executed to nothing', () =>
  expect(tableOf([], [doc(), sums(0, 0, 0, 0, 0)])[0]).toMatchObject({
    budget: '0',
    executedBasisPoints: 0,
  }));

test('hundredths of a percent are cut, never rounded up to done', () =>
  expect(tableOf([], [doc(), sums(1, 0, 0, 29_999, 0)])[0]).toMatchObject({ executedBasisPoints: 9999 }));

test('sums beyond 2^53 stay exact', () => {
  const most = 10n ** 18n - 1n;
  const row = tableOf([], [doc(), [most, 0n, 0n, 1n, 0n]], [doc(), [most, 0n, 0n, 0n, 0n]])[0];
  expect(row).toMatchObject({ budget: '1999999999999999999', available: '1999999999999999998' });
});

test('what was added stays as it was: sums are not the table’s to change', () => {
  const given = sums(1, 2, 3, 4, 5);
  tableOf([], [doc(), given], [doc(), given]);
  expect(given).toEqual(sums(1, 2, 3, 4, 5));
});
