import { spec } from '#event-sourcing/testing';
import type { UnitFacts } from '#units/events';
import {
  type Delegation,
  needConfirmed,
  needFreed,
  needReserved,
  type NeedReserved,
} from '../events/index.js';
import { need } from './need.decider.js';

const given = spec(need);
const needId = '2020.ph10.goods';
const idOf = (n: number) => `0190a7c0-0000-8000-8000-00000000060${n}`;
const decisionOf = (n: number) => `${n}`.repeat(64);
const [own, other] = ['a', 'b'].map(end => `0190a7c0-0000-7000-8000-00000000050${end}`) as [string, string];

const held = (n: number, amount: string, over: Partial<NeedReserved['data']> = {}) =>
  needReserved({
    needId,
    reservationId: idOf(n),
    year: '2020',
    unitId: 'ph10',
    category: 'goods',
    duty: 'approver',
    delegationId: own,
    command: 'SignContract',
    subject: `purchase-${n}`,
    attempt: n,
    decision: decisionOf(n),
    amount,
    ...over,
  });
const ofHeld = (n: number) => ({ needId, reservationId: idOf(n), decision: decisionOf(n) });

const unit: UnitFacts = { status: 'active', kind: 'division', validFrom: '2010-01-01', parents: [] };
const delegation: Delegation = {
  granted: {
    delegationId: own,
    toPersonId: 'p-lan',
    scope: { unitId: 'ph10', subtree: true },
    ceiling: '300',
    from: { personId: 'p-hung', unitId: 'ph10', duty: 'approver' },
    validFrom: '2020-01-01',
    validTo: '2020-12-31',
  },
};
const facts = { delegation, giver: unit, thresholds: { division: '1000' } };
const reserve = (fact: NeedReserved) => ({ type: 'ReserveNeed' as const, data: fact.data });

describe('a reservation', () => {
  test('is held where it fits, to the last đồng', () =>
    given(held(1, '100'))
      .when(reserve(held(2, '200')), facts)
      .then(held(2, '200')));

  test('is refused above the ceiling, with the figures that explain it', () =>
    given(held(1, '100'))
      .when(reserve(held(2, '201')), facts)
      .thenRefused('delegation.ceiling-exceeded', {
        delegation: own,
        asked: 201n,
        used: 100n,
        ceiling: 300n,
        available: 200n,
      }));

  test('does not count what was freed', () =>
    given(held(1, '300'), needFreed({ ...ofHeld(1), cause: 'notRecorded' }))
      .when(reserve(held(2, '300')), facts)
      .then(held(2, '300')));

  test('counts under its own ceiling only what its own delegation decided', () =>
    given(held(1, '300', { delegationId: other }))
      .when(reserve(held(2, '300')), facts)
      .then(held(2, '300')));

  test('of all delegations together stays within what the law lets be delegated', () =>
    given(held(1, '900', { delegationId: other }))
      .when(reserve(held(2, '101')), facts)
      .thenRefused('delegation.beyond-threshold', {
        unitKind: 'division',
        asked: 101n,
        used: 900n,
        threshold: 1000n,
        available: 100n,
      }));

  test('is not tested on another day’s law: where none was set for the day, it says so', () =>
    given()
      .when(reserve(held(1, '1')), { ...facts, thresholds: undefined })
      .thenRefused('parameter.missing', { parameter: 'delegationThresholds', day: '2020-06-01' }));

  test('for what is decided again counts once, by the larger', () => {
    const again = { subject: 'purchase-1' };
    given(held(1, '200'))
      .when(reserve(held(2, '250', again)), facts)
      .then(held(2, '250', again));
    given(held(1, '200'), held(2, '250', again))
      .when(reserve(held(3, '60')), facts)
      .thenRefused('delegation.ceiling-exceeded', { used: 250n, available: 50n });
  });
});

describe('what becomes of it', () => {
  const settle = (n: number) => ({
    type: 'SettleNeed' as const,
    data: { needId, reservationId: idOf(n), subject: `purchase-${n}` },
  });
  const inTheLog = { decisions: new Set([decisionOf(1), decisionOf(2)]) };

  test('its decision is in the log: it is confirmed', () =>
    given(held(1, '100'))
      .when(settle(1), inTheLog)
      .then(needConfirmed(ofHeld(1))));

  test('its decision is not: it is free again', () =>
    given(held(1, '100'))
      .when(settle(1), { decisions: new Set<string>() })
      .then(needFreed({ ...ofHeld(1), cause: 'notRecorded' })));

  test('its decision was tried again under another: that one decides', () => {
    const again = held(2, '100', { decision: decisionOf(1), subject: 'purchase-1' });
    given(held(1, '100'), again)
      .when(settle(1), { decisions: new Set<string>() })
      .then(needFreed({ ...ofHeld(1), cause: 'triedAgain' }));
  });

  test('a later decision on the same thing stands: the earlier is free', () =>
    given(held(1, '100'), needConfirmed(ofHeld(1)), held(2, '90', { subject: 'purchase-1' }))
      .when(settle(2), inTheLog)
      .then(needConfirmed(ofHeld(2)), needFreed({ ...ofHeld(1), cause: 'replaced' })));

  test('a process refused the decision: it is free, found by the attempt its gates name', () =>
    given(held(1, '100'), needConfirmed(ofHeld(1)))
      .when({ type: 'UndoNeed', data: { needId, attempt: 1, subject: 'purchase-1' } })
      .then(needFreed({ ...ofHeld(1), cause: 'undone' })));

  test('it is freed once', () =>
    given(held(1, '100'), needFreed({ ...ofHeld(1), cause: 'notRecorded' }))
      .when({ type: 'FreeNeed', data: { needId, reservationId: idOf(1) } })
      .thenRefused('need.not-held', { reservation: idOf(1) }));
});
