import type { UnitDoc } from './units.view.js';
import { UnitTree } from './unit-tree.js';

const unit = (unitId: string, ...parents: readonly [string, string | null][]): UnitDoc => ({
  unitId,
  code: unitId.toUpperCase(),
  kind: 'district',
  status: 'active',
  validFrom: '2010-01-01',
  names: [
    { from: '2010-01-01', value: `${unitId} cũ` },
    { from: '2021-01-01', value: `${unitId} mới` },
  ],
  parents: parents.map(([from, value]) => ({ from, value })),
  predecessors: [],
  revision: 0,
});

const units = new Map(
  [
    unit('bo', ['2010-01-01', null]),
    unit('hai-duong', ['2010-01-01', 'bo']),
    unit('hai-phong', ['2010-01-01', 'bo']),
    unit('chi-linh', ['2010-01-01', 'hai-duong'], ['2021-03-01', 'hai-phong']),
    unit('tram', ['2020-01-01', 'chi-linh']),
  ].map(each => [each.unitId, each]),
);
const on = (day: string) => new UnitTree(units, day);
const below = (day: string, id: string) => [...on(day).within(id)].sort();

test('a subtree is that of its day', () => {
  expect(below('2020-06-01', 'hai-duong')).toEqual(['chi-linh', 'hai-duong', 'tram']);
  expect(below('2021-06-01', 'hai-duong')).toEqual(['hai-duong']);
  expect(below('2021-06-01', 'hai-phong')).toEqual(['chi-linh', 'hai-phong', 'tram']);
  expect(below('2019-06-01', 'chi-linh')).toEqual(['chi-linh']);
});

test('a unit nobody knows has only itself below it', () => expect(below('2020-06-01', 'x')).toEqual(['x']));

test('two that stand above one another by mistake do not hang a question', () => {
  const circle = new Map(
    [unit('a', ['2020-01-01', 'b']), unit('b', ['2020-01-01', 'a'])].map(u => [u.unitId, u]),
  );
  expect([...new UnitTree(circle, '2020-06-01').within('a')].sort()).toEqual(['a', 'b']);
});

describe('what somebody may read', () => {
  const reads = (day: string, ...scope: { unitId: string; subtree: boolean }[]) =>
    [...units.keys()].filter(on(day).readableBy({ everything: false, units: scope }));

  test('an auditor reads everything, also what no tree holds', () => {
    const readable = on('2020-06-01').readableBy({ everything: true, units: [] });
    expect(readable('chi-linh') && readable('x')).toBe(true);
  });
  test('one unit alone', () =>
    expect(reads('2020-06-01', { unitId: 'hai-duong', subtree: false })).toEqual(['hai-duong']));
  test('a subtree, as it is that day', () => {
    expect(reads('2020-06-01', { unitId: 'hai-duong', subtree: true })).toEqual([
      'hai-duong',
      'chi-linh',
      'tram',
    ]);
    expect(reads('2021-06-01', { unitId: 'hai-duong', subtree: true })).toEqual(['hai-duong']);
  });
  test('several duties together', () =>
    expect(
      reads('2021-06-01', { unitId: 'hai-duong', subtree: true }, { unitId: 'tram', subtree: false }),
    ).toEqual(['hai-duong', 'tram']));
  test('nobody reads nothing', () => expect(reads('2020-06-01')).toEqual([]));
});

test('a unit is called as it was that day, by its code before it had a name', () => {
  expect(on('2020-06-01').nameOf('bo')).toBe('bo cũ');
  expect(on('2021-06-01').nameOf('bo')).toBe('bo mới');
  expect(on('2009-06-01').nameOf('bo')).toBe('BO');
  expect(on('2020-06-01').nameOf('x')).toBe('x');
});
