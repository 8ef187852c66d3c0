import { describe, expect, test } from '@jest/globals';
import { aPerson, by, spec } from '#event-sourcing/testing';
import type { UnitFacts } from '#units/events';
import {
  type OfPeriod,
  periodClosed,
  periodClosingRefused,
  periodClosingStarted,
  periodReopened,
  periodReopeningRequested,
} from '../events/index.js';
import { books } from './books.decider.js';

const given = spec(books);
const ministry: UnitFacts = { status: 'active', kind: 'ministry', validFrom: '2010-01-01', parents: [] };
const root = { root: ministry };
const today = { today: '2020-06-01', effectiveDate: '2020-06-01' };
const asked = (type: string) => (periodId: string) =>
  ({ type, data: { periodId, rootUnit: 'bca' } }) as never;
const close = asked('ClosePeriod');
const request = asked('RequestReopening');
const confirm = asked('ConfirmReopening');

const of = (periodId: string): OfPeriod => ({ periodId });
const closed = (period: string) =>
  [
    periodClosingStarted(of(period)),
    periodClosed({ ...of(period), totals: [], stragglers: [], stragglerCount: 0 }),
  ] as const;
const why = { reason: 'Sai số liệu quý I' };

describe('a month closes', () => {
  test('and the first that does takes all before it along', () => {
    given()
      .when(close('2020-03'), root, today)
      .then(periodClosingStarted(of('2020-03')));
    given(...closed('2020-03'))
      .when(close('2019-11'), root, today)
      .thenRefused('period.already-closed', { period: '2019-11', closedThrough: '2020-03' });
  });

  test('then only the next does', () => {
    const march = given(...closed('2020-03'));
    march.when(close('2020-04'), root, today).then(periodClosingStarted(of('2020-04')));
    march.when(close('2020-05'), root, today).thenRefused('period.not-next', { next: '2020-04' });
  });

  test('when it is over, and not before', () => {
    given()
      .when(close('2020-05'), root, today)
      .then(periodClosingStarted(of('2020-05')));
    given()
      .when(close('2020-05'), root, { today: '2020-05-31', effectiveDate: '2020-05-31' })
      .thenRefused('period.not-over', { lastDay: '2020-05-31', today: '2020-05-31' });
  });

  test('one at a time', () =>
    given(periodClosingStarted(of('2020-03')))
      .when(close('2020-03'), root, today)
      .thenRefused('period.being-closed', { period: '2020-03' }));

  test('for the whole ledger: only whoever answers for its top may say so', () =>
    given()
      .when(close('2020-03'), { root: { ...ministry, kind: 'province' } }, today)
      .thenRefused('period.not-the-root', { unit: 'bca' }));

  test('with its totals when nothing is open, else it takes entries again', () => {
    const closing = given(...closed('2020-02'), periodClosingStarted(of('2020-03')));
    const finish = { type: 'FinishPeriodClosing', data: { ...of('2020-03'), since: 7 } } as never;
    const end = { openWork: [], totals: [], stragglers: [], stragglerCount: 0 };
    closing
      .when(finish, { end })
      .then(periodClosed({ ...of('2020-03'), totals: [], stragglers: [], stragglerCount: 0 }));
    const openWork = [{ kind: 'process', id: 'fund-move.x', amount: '1' }];
    closing
      .when(finish, { end: { ...end, openWork } })
      .then(periodClosingRefused({ ...of('2020-03'), holdings: openWork }));
    const again = given(
      ...closed('2020-02'),
      periodClosingStarted(of('2020-03')),
      periodClosingRefused({ ...of('2020-03'), holdings: openWork }),
    );
    expect(again.state).toEqual({ closedThrough: '2020-02' });
  });
});

describe('a closed month reopens', () => {
  const march = closed('2020-03');
  const requested = by('p-asker', periodReopeningRequested(of('2020-03')));

  test('by two persons, for a reason', () => {
    given(...march)
      .when(request('2020-03'), root, { ...today, ...why })
      .then(periodReopeningRequested(of('2020-03')));
    given(...march)
      .when(request('2020-03'), root, today)
      .thenRefused('period.reason-missing');
    given(...march, requested)
      .when(confirm('2020-03'), root, { ...today, actor: aPerson('p-other') })
      .then(periodReopened(of('2020-03')));
  });

  test.each([
    ['the asker', { actor: aPerson('p-asker') }],
    ['the asker for another', { actor: aPerson('p-other', { onBehalfOf: 'p-asker' }) }],
  ])('never by %s as the second', (_, meta) =>
    given(...march, requested)
      .when(confirm('2020-03'), root, { ...today, ...meta })
      .thenRefused('period.same-person', { person: 'p-asker' }),
  );

  test('only the last of them', () => {
    const both = given(...march, ...closed('2020-04'));
    both
      .when(request('2020-03'), root, { ...today, ...why })
      .thenRefused('period.later-closed', { closedThrough: '2020-04' });
    both
      .when(request('2020-05'), root, { ...today, ...why })
      .thenRefused('period.not-closed', { period: '2020-05' });
  });

  test('only while its asking stands: the next closing makes it void', () => {
    given(...march)
      .when(confirm('2020-03'), root, today)
      .thenRefused('period.reopening-not-asked');
    given(...march, requested, ...closed('2020-04'))
      .when(confirm('2020-03'), root, { ...today, actor: aPerson('p-other') })
      .thenRefused('period.reopening-not-asked', { period: '2020-03' });
  });

  test('and closes again', () =>
    given(...march, requested, periodReopened(of('2020-03')))
      .when(close('2020-03'), root, today)
      .then(periodClosingStarted(of('2020-03'))));
});
