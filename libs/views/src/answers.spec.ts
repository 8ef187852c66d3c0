import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import {
  decode,
  type Moment,
  money,
  type Paper,
  papers,
  project,
  smallLedger,
} from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import { questionsOf } from './asking/index.js';

const accounts = ['line/a/available', 'line/a/paid', 'line/b/available'];
const moment: fc.Arbitrary<Moment> = fc.record(
  {
    stream: fc.constantFrom('a-1', 'a-2', 'b-1'),
    effectiveDate: fc.nat(5).map(day => addDays('2020-01-01', day)),
    member: fc.constantFrom('m1', 'm2'),
    postings: fc.array(
      fc.record({
        account: fc.constantFrom(...accounts),
        commodity: fc.constant('VND'),
        amount: fc.integer({ min: -5, max: 5 }).map(String),
      }),
      { maxLength: 3 },
    ),
    papers: fc.array(
      fc.record({ key: fc.constantFrom('k1', 'k2'), state: fc.constantFrom('open', 'shut') }),
      { maxLength: 2 },
    ),
    poison: fc.constantFrom([], [], [], [], ['money'], ['papers']),
  },
  { requiredKeys: ['stream', 'effectiveDate', 'postings', 'papers'] },
);

/** The events that a view can apply: nothing of a stream from its first poison event on. */
const applied = (events: readonly LedgerEvent<string, Moment>[], view: string) => {
  const parked = new Set<string>();
  return events.filter(({ stream, data }) => {
    if (data.poison?.includes(view) && (view === 'money' || (data.papers ?? []).length > 0))
      parked.add(stream);
    return !parked.has(stream);
  });
};

const naiveSum = (
  events: readonly LedgerEvent<string, Moment>[],
  account: string,
  effective: string | undefined,
  member?: string,
) =>
  events
    .filter(
      event =>
        (effective === undefined || event.effectiveDate <= effective) &&
        (!member || event.data.member === member),
    )
    .flatMap(event => event.data.postings ?? [])
    .filter(posting => posting.account === account)
    .reduce((total, { amount }) => total + BigInt(amount), 0n);

const naivePaper = (events: readonly LedgerEvent<string, Moment>[], key: string): Paper | undefined =>
  events.reduce<Paper | undefined>((paper, event) => {
    const changed = event.data.papers?.find(change => change.key === key);
    return changed ? { state: changed.state, changes: (paper?.changes ?? 0) + 1, last: event.id } : paper;
  }, undefined);

test('every answer is that of a naive replay, at every pair of clocks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 20 }), fc.nat(20), async (moments, cut) => {
      const ledger = await smallLedger();
      const views = [money(), papers()];
      await ledger.record(moments.slice(0, cut));
      const projector = project(ledger, views);
      await ledger.record(moments.slice(cut));
      await projector.caughtUp();
      await projector.stop();
      const { log, clock } = ledger;
      const questions = questionsOf({
        readStore: ledger.views.reader(),
        log,
        clock,
        scheduler: timerScheduler,
      });
      const events = (await log.scan(-1, 1_000)).map(stored => decode(stored) as LedgerEvent<string, Moment>);
      for (let known = 0; known < events.length; known += 1)
        for (const effective of [undefined, '2020-01-01', '2020-01-03', '2020-01-05']) {
          const past = events.slice(0, known + 1);
          const reading = await questions.at(views, {
            known: `${known}`,
            ...(effective ? { effective } : {}),
          });
          const counted = applied(past, 'money');
          expect(
            await reading.sum(
              money(),
              accounts.map(account => ({ account, commodity: 'VND' })),
            ),
          ).toEqual(accounts.map(account => naiveSum(counted, account, effective)));
          const members = await reading.members(money(), { account: accounts[0]!, commodity: 'VND' });
          for (const name of ['m1', 'm2'])
            expect(members.find(({ member }) => member === name)?.amount ?? 0n).toBe(
              naiveSum(counted, accounts[0]!, effective, name),
            );
          for (const key of ['k1', 'k2'])
            expect(await reading.get(papers(), key)).toEqual(naivePaper(applied(past, 'papers'), key));
          const open = ['k1', 'k2'].filter(key => naivePaper(applied(past, 'papers'), key)?.state === 'open');
          expect((await reading.scan(papers(), { state: 'open' })).items.map(({ key }) => key)).toEqual(open);
        }
      await ledger.remove();
    }),
    { numRuns: 15 },
  );
}, 60_000);
