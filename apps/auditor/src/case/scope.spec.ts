import { describe, expect, test } from '@jest/globals';
import type { OpenEnvelope } from '#event-sourcing';
import { anEnvelope } from '#test/support/envelopes';
import { parseScope, ScopeFilter } from './scope.js';

const stranger = { personId: 'p', unitId: 'bca', duty: 'd' };
const event = (over: Partial<OpenEnvelope>) => anEnvelope({ actor: stranger, data: {}, ...over });

describe('what concerns a unit', () => {
  test.each<[string, Partial<OpenEnvelope>, boolean]>([
    ['its own act', { actor: { ...stranger, unitId: 'hd' } }, true],
    ['an act for another, begun by it', { originator: { ...stranger, unitId: 'hd' } }, true],
    ['its stream', { stream: 'unit-hd' }, true],
    ['a line of it', { stream: 'budgetLine-2020.hd.province.recurrent' }, true],
    ['an account deep in the data', { data: { postings: [{ account: 'custody/hd' }] } }, true],
    ['another whose name begins alike', { stream: 'unit-hd-2', data: { unit: 'hd2' } }, false],
    ['a text that speaks of it', { data: { note: 'about hd, briefly' } }, false],
    ['nobody', {}, false],
  ])('%s', (_, over, taken) => expect(new ScopeFilter({ unit: 'hd' }).takes(event(over))).toBe(taken));

  test('what others do in a stream that began with it, also when it began before the first day', () => {
    const filter = new ScopeFilter({ unit: 'hd', from: '2020-02-01' });
    const stream = 'requisition-1';
    const begun = event({ stream, revision: 0, data: { unitId: 'hd' }, effectiveDate: '2020-01-31' });
    const decided = event({ stream, revision: 1, effectiveDate: '2020-02-01' });
    expect([filter.takes(begun), filter.takes(decided)]).toEqual([false, true]);
    expect(filter.takes({ ...decided, stream: 'requisition-2' })).toBe(false);
  });

  test('both days are in', () => {
    const filter = new ScopeFilter(parseScope('unit=bca,from=2020-01-02,to=2020-01-03'));
    const days = ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04'];
    expect(days.map(effectiveDate => filter.takes(event({ effectiveDate })))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

test.each([
  '',
  'unit=',
  'unit=a=b',
  'unit=a,when=b',
  'unit=a,from=2020-02-02,to=2020-02-01',
  'unit=a,to=2020',
])('«%s» is no scope', text => expect(() => parseScope(text)).toThrow(/--scope/u));
