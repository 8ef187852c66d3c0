import type { GateReader } from '#event-sourcing';
import { isOpenOn, lineagesFrom, lineageOn, parentOn, type UnitFacts, withParent } from './unit-gate.js';

const unit = (...moves: readonly [string, string | undefined][]): UnitFacts => ({
  status: 'active',
  validFrom: '2010-01-01',
  parents: moves.map(([from, parentId]) => ({ from, parentId })),
});

const gatesOn = (tree: Record<string, UnitFacts>): GateReader => ({
  read: async stream => (tree[stream.replace('unit-', '')] ?? unit()) as never,
});

describe('open', () => {
  const temporary: UnitFacts = { ...unit(), validFrom: '2020-04-01', validTo: '2020-06-30' };
  test.each(['2020-04-01', '2020-06-30'])('on %s', day => expect(isOpenOn(temporary, day)).toBe(true));
  test.each(['2020-03-31', '2020-07-01'])('not on %s', day => expect(isOpenOn(temporary, day)).toBe(false));
});

describe('a parent', () => {
  const moved = unit(['2020-01-01', 'hai-duong'], ['2021-01-01', 'bac-ninh']);
  test.each([
    ['2019-12-31', undefined],
    ['2020-12-31', 'hai-duong'],
    ['2021-01-01', 'bac-ninh'],
  ])('on %s: %s', (day, parent) => expect(parentOn(moved, day)).toBe(parent));

  test('among moves of one day the one recorded last counts', () => {
    const parents = withParent(moved.parents, '2020-01-01', 'hung-yen');
    expect(parentOn({ parents }, '2020-05-01')).toBe('hung-yen');
    expect(parentOn({ parents }, '2021-05-01')).toBe('bac-ninh');
  });
});

describe('a lineage', () => {
  const tree = {
    tram: unit(['2020-01-01', 'chi-linh']),
    'chi-linh': unit(['2020-01-01', 'hai-duong'], ['2021-03-01', 'hai-phong']),
    'hai-duong': unit(['2020-01-01', 'bo']),
    'hai-phong': unit(['2020-01-01', 'bo'], ['2022-01-01', 'mien-bac']),
  };
  test('goes up to the root', async () =>
    expect(await lineageOn(gatesOn(tree), 'tram', '2020-06-01')).toEqual([
      'tram',
      'chi-linh',
      'hai-duong',
      'bo',
    ]));
  test('is another one from every day on which something above moves', async () =>
    expect(await lineagesFrom(gatesOn(tree), 'tram', '2020-06-01')).toEqual([
      { from: '2020-06-01', lineage: ['tram', 'chi-linh', 'hai-duong', 'bo'] },
      { from: '2021-03-01', lineage: ['tram', 'chi-linh', 'hai-phong', 'bo'] },
      { from: '2022-01-01', lineage: ['tram', 'chi-linh', 'hai-phong', 'mien-bac'] },
    ]));
  test('ends, even where two stand above one another by mistake', async () => {
    const circle = { a: unit(['2020-01-01', 'b']), b: unit(['2020-01-01', 'a']) };
    expect(await lineageOn(gatesOn(circle), 'a', '2020-06-01')).toHaveLength(20);
  });
});
