import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type Moment,
  money,
  papers,
  project,
  type RunningProjector,
  smallLedger,
  type SmallLedger,
} from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import type { Questions } from '../questions.js';
import { questionsOf } from './ask.js';
import { UnknownClock, UnknownWaitToken, ViewNotReady } from './faults.js';
import { parseWaitToken, waitTokenAt, waitTokenOf } from './wait-token.js';

const cell = { account: 'line/a/available', commodity: 'VND' };
const at = (seconds: string, amount = 1, over: Partial<Moment> = {}): Moment => ({
  stream: 'a-1',
  recordedAt: `2020-02-01T00:00:${seconds}Z`,
  postings: [{ ...cell, amount: String(amount) }],
  papers: [{ key: 'k', state: `state ${amount}` }],
  ...over,
});

describe('a question', () => {
  let ledger: SmallLedger;
  let projector: RunningProjector;
  let questions: Questions;
  const both = [money(), papers()];

  beforeEach(async () => {
    ledger = await smallLedger();
    const { log, clock } = ledger;
    questions = questionsOf({
      readStore: ledger.views.reader(),
      log,
      clock,
      scheduler: timerScheduler,
      waitMs: 50,
    });
  });
  afterEach(async () => {
    await projector?.stop();
    await ledger.remove();
  });

  const given = async (...moments: Moment[]) => {
    await ledger.record(moments);
    projector = project(ledger, both);
    await projector.caughtUp();
  };

  test('is answered at the newest common index when nothing else is asked', async () => {
    await given(at('01.000', 5), at('02.000', 6));
    const reading = await questions.at(both, {});
    expect(reading.asOf).toEqual({ index: 1, recordedAt: '2020-02-01T00:00:02.000Z', final: true });
    expect(await reading.sum(money(), [cell])).toEqual([11n]);
    expect(await reading.get(papers(), 'k')).toMatchObject({ state: 'state 6' });
    await ledger.record([at('03.000', 7)]);
    await projector.caughtUp();
    expect(await reading.sum(money(), [cell])).toEqual([11n]);
    expect(await reading.get(papers(), 'k')).toMatchObject({ state: 'state 6' });
    expect(await reading.versions(papers(), 'k')).toHaveLength(2);
    expect((await reading.scan(papers(), { state: 'state 7' })).items).toEqual([]);
  });

  test('is answered as of an index, on both clocks', async () => {
    await given(
      at('01.000', 5, { effectiveDate: '2020-01-20' }),
      at('02.000', 6, { effectiveDate: '2020-01-10' }),
    );
    const asOf = async (known: string, effective?: string) =>
      (await questions.at(both, { known, ...(effective ? { effective } : {}) })).sum(money(), [cell]);
    expect(await asOf('0')).toEqual([5n]);
    expect(await asOf('1')).toEqual([11n]);
    expect(await asOf('0', '2020-01-10')).toEqual([0n]);
    expect(await asOf('1', '2020-01-10')).toEqual([6n]);
    const { asOf: echoed } = await questions.at(both, { known: '0', effective: '2020-01-10' });
    expect(echoed).toEqual({
      index: 0,
      recordedAt: '2020-02-01T00:00:01.000Z',
      effective: '2020-01-10',
      final: true,
    });
  });

  test('is answered as of an instant: the last index up to which everything was recorded by then', async () => {
    // The clock of another stream stood ahead for a moment: index 1 is known at second 9, and so is index 2.
    await given(at('01.000'), at('09.000', 1, { stream: 'b-1' }), at('02.000', 1), at('09.500', 1));
    const index = async (known: string) => (await questions.at(both, { known })).asOf;
    expect(await index('2020-01-31T00:00:00Z')).toEqual({ index: -1, final: true });
    expect(await index('-1')).toEqual({ index: -1, final: true });
    expect(await index('2020-02-01T00:00:01Z')).toMatchObject({ index: 0 });
    expect(await index('2020-02-01T00:00:08.999Z')).toMatchObject({ index: 0 });
    expect(await index('2020-02-01T07:00:09.4999999+07:00')).toMatchObject({
      index: 2,
      recordedAt: '2020-02-01T00:00:09.000Z',
    });
    expect(await index('2')).toMatchObject({ index: 2, recordedAt: '2020-02-01T00:00:09.000Z' });
    expect(await index('2099-01-01T00:00:00Z')).toMatchObject({ index: 3, final: false });
    ledger.clock.at = '2020-02-01T00:00:20.000Z';
    expect(await index('2020-02-01T00:00:10.000Z')).toMatchObject({ index: 3, final: false });
    expect(await index('2020-02-01T00:00:09.999Z')).toMatchObject({ index: 3, final: true });
  });

  test('known is an index or an instant, and nothing else', async () => {
    await given(at('01.000'));
    const numbers = ['', '-2', '01', '1.0', '1e3', '99999999999999999999', '٣'];
    const instants = ['2020-02-30T00:00:00Z', '2020-02-01', '2020-02-01T00:00:00', '2020-02-01T24:00:00Z'];
    for (const known of [...numbers, ...instants, '2020-02-01T00:00:60Z', 'now'])
      await expect(questions.at(both, { known })).rejects.toThrow(UnknownClock);
  });

  test('an index the log has not, a day there is not', async () => {
    await given(at('01.000'));
    await expect(questions.at(both, { known: '1' })).rejects.toThrow('known: the log ends at index 0');
    await expect(questions.at(both, { effective: '2025-02-30' })).rejects.toThrow(UnknownClock);
  });

  test('waits for what its asker has written', async () => {
    await given(at('01.000', 5));
    const { log, clock, readStore } = ledger;
    const patient = questionsOf({ readStore, log, clock, scheduler: timerScheduler });
    const waiting = patient.at(both, { waitFor: waitTokenOf('a-1', 1) });
    await ledger.record([at('02.000', 6)]);
    expect(await (await waiting).sum(money(), [cell])).toEqual([11n]);
    const known = await questions.at(both, { waitFor: waitTokenOf('a-1', 1), known: '0' });
    expect(known.asOf.index).toBe(0);
    const third = patient.at(both, { waitFor: waitTokenAt(2) });
    await ledger.record([at('03.000', 7)]);
    expect(await (await third).sum(money(), [cell])).toEqual([18n]);
  });

  test('does not wait for ever', async () => {
    await given(at('01.000', 5));
    await expect(questions.at(both, { waitFor: waitTokenOf('a-1', 7) })).rejects.toThrow(ViewNotReady);
    await projector.stop();
    await ledger.record([at('02.000', 6)]);
    await expect(questions.at(both, { known: '1' })).rejects.toThrow(
      /stands at index 0 and has not reached 1 in time/u,
    );
    await expect(questions.at(both, { waitFor: waitTokenOf('a-1', 1) })).rejects.toThrow(ViewNotReady);
    expect((await questions.at(both, {})).asOf.index).toBe(0);
  });

  test('of a view far behind the log is not answered for the present, and says how far it is', async () => {
    await given(at('01.000', 5), at('02.000', 6));
    await projector.stop();
    await ledger.record([at('03.000', 7), at('04.000', 7)]);
    const { log, clock, readStore } = ledger;
    const strict = questionsOf({
      readStore,
      log,
      clock,
      scheduler: timerScheduler,
      waitMs: 50,
      mostBehind: 1,
    });
    await expect(strict.at(both, {})).rejects.toThrow('the view money is being built: 50 %');
    await expect(strict.at(both, {})).rejects.toMatchObject({ name: 'ViewNotReady', percent: 50 });
    await expect(strict.at(both, { known: '3' })).rejects.toMatchObject({ percent: 50 });
    expect((await strict.at(both, { known: '1' })).asOf.index).toBe(1);
  });

  test('of a view that is not built in its version is not answered', async () => {
    await expect(questions.at(both, {})).rejects.toThrow('the view money is being built');
    await given(at('01.000', 5));
    await expect(questions.at([papers(2)], {})).rejects.toThrow('the view papers is being built');
  });

  test('tells which streams are missing from the views it asked, as of its index', async () => {
    await given(at('01.000', 5), at('02.000', 6, { stream: 'b-1', poison: ['money'] }), at('03.000', 7));
    const reading = await questions.at(both, {});
    expect(reading.incomplete).toEqual([]);
    await reading.get(papers(), 'k');
    expect(reading.incomplete).toEqual([]);
    await reading.sum(money(), [cell]);
    expect(reading.incomplete).toEqual([{ stream: 'b-1', index: 1, reason: 'this cannot be counted' }]);
    const before = await questions.at(both, { known: '0' });
    await before.sum(money(), [cell]);
    expect(before.incomplete).toEqual([]);
    await expect(async () => (await questions.at([papers()], {})).sum(money(), [])).rejects.toThrow(
      /was not named/u,
    );
  });
});

describe('a wait token', () => {
  test('leads back to its place', () =>
    expect(parseWaitToken(waitTokenOf('budgetLine-2020.u-1.state', 12))).toEqual({
      stream: 'budgetLine-2020.u-1.state',
      revision: 12,
    }));

  test('may name a place in the whole log', () =>
    expect(parseWaitToken(waitTokenAt(12))).toEqual({ index: 12 }));

  test.each([
    '',
    'x',
    'a-1@0',
    waitTokenOf('nohyphen', 1),
    waitTokenOf('a-1', -1),
    waitTokenAt(-1),
    `${waitTokenOf('a-1', 1)}=`,
  ])('%j is none', text => expect(() => parseWaitToken(text)).toThrow(UnknownWaitToken));
});
