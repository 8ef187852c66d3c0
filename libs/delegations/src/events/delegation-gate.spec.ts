import { isRejection } from '#kernel';
import type { Scope } from './delegation.js';
import { mustBeInForce, mustLieWithin } from './delegation-gate.js';

const granted = (scope: Scope) => ({
  delegationId: 'd',
  toPersonId: 'p-lan',
  ceiling: '500',
  scope,
  from: { personId: 'p-hung', unitId: 'ph10', duty: 'approver' as const },
  validFrom: '2020-07-01',
  validTo: '2020-12-31',
});

describe('on which days it holds', () => {
  const d = granted({ unitId: 'ph10', subtree: false });
  const codeOn = (day: string, revokedFrom?: string) => mustBeInForce(d, revokedFrom, day)?.code;

  test.each([
    ['2020-06-30', 'delegation.not-yet-in-force'],
    ['2020-07-01', undefined],
    ['2020-12-31', undefined],
    ['2021-01-01', 'delegation.expired'],
  ])('%s: %s', (day, code) => expect(codeOn(day)).toBe(code));

  test('a revocation takes away its own day and all after it', () => {
    expect(codeOn('2020-08-31', '2020-09-01')).toBeUndefined();
    expect(codeOn('2020-09-01', '2020-09-01')).toBe('delegation.revoked');
  });
});

describe('what it reaches', () => {
  const goods = { category: 'goods', sources: ['local'] };
  const station = ['tram-1', 'ph10', 'hai-duong'];
  const within = (scope: Scope, matter = goods, ...lineages: readonly string[][]) => {
    const verdict = mustLieWithin(granted(scope), matter, lineages);
    return isRejection(verdict) ? verdict.numbers : 'within';
  };

  test('the unit alone, or those below it too', () => {
    expect(within({ unitId: 'ph10', subtree: true }, goods, station)).toBe('within');
    expect(within({ unitId: 'ph10', subtree: false }, goods, station)).toMatchObject({
      what: 'unit',
      asked: 'tram-1',
      reach: 'ph10',
    });
    expect(within({ unitId: 'ph10', subtree: false }, goods, ['ph10', 'hai-duong'])).toBe('within');
  });

  test('every unit of the decision, not only the first', () =>
    expect(
      within({ unitId: 'ph10', subtree: true }, goods, ['ph10', 'hai-duong'], ['hai-duong']),
    ).toMatchObject({ what: 'unit', asked: 'hai-duong' }));

  test('its category', () => {
    const scope: Scope = { unitId: 'ph10', subtree: true, category: 'works' };
    expect(within(scope, goods, station)).toMatchObject({ what: 'category', asked: 'goods', reach: 'works' });
    expect(within(scope, { ...goods, category: 'works' }, station)).toBe('within');
  });

  test('its source, where the decision says all of its money comes from there', () => {
    const scope: Scope = { unitId: 'ph10', subtree: true, source: 'local' };
    const from = (...sources: string[]) => within(scope, { category: 'goods', sources }, station);
    expect(from('local')).toBe('within');
    expect(from('local', 'ministry')).toMatchObject({ what: 'source', asked: 'ministry' });
    expect(from()).toMatchObject({ what: 'source', asked: '' });
  });
});
