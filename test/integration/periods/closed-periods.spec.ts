import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { budgetCommands } from '#budgets';
import type { CommandSpec, LedgerEvent } from '#event-sourcing';
import { periodCommands } from '#periods';
import { BookTotals, booksView, irregularitiesView, periodsView } from '#periods/views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { documentsAgree, sampled } from '../views/agreement.js';
import { beginning, sendTogether } from '../views/budget-histories.js';
import { budgetLedger, type BudgetLedger } from '../views/budget-ledger.js';
import { somethingIsOpen } from '../views/naive-processes.js';
import { monthOf, naiveTotals, shutThrough } from './naive-books.js';

type Event = LedgerEvent<string, Record<string, any>>;

const specs = new Map([...budgetCommands, ...periodCommands].map(spec => [spec.name, spec as CommandSpec]));
const lines = ['hd', 'cl'].map(unit => `2020.${unit}.ministry.recurrent.009.040-041.6950`);
const days = ['2019-12-20', '2020-01-10', '2020-02-05', '2020-02-25', '2020-03-15', '2020-04-01'];

/** What happens next: an entry for some day, or something to the books. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        command: fc.constantFrom('RecordOpeningBalance', 'RecordOpeningBalance', 'Adjust'),
        lineId: fc.constantFrom(...lines),
        amount: fc.bigInt({ min: 1n, max: 9n }),
        effectiveDate: fc.constantFrom(...days),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ command: 'close' }) },
    { weight: 1, arbitrary: fc.constant({ command: 'reopen' }) },
  ),
  { minLength: 12, maxLength: 24, size: 'max' },
);

const settledEvents = async (ledger: BudgetLedger): Promise<readonly Event[]> => {
  for (;;) {
    const events = (await ledger.events()) as readonly Event[];
    if (!somethingIsOpen(events)) return events;
    await timerScheduler.wait(2);
  }
};

const onBooks = async (ledger: BudgetLedger, name: string, key: string, around: object = {}) => {
  const events = await settledEvents(ledger);
  const shut = shutThrough(events);
  const periodId = name === 'ClosePeriod' ? monthOf('2020-01-01', shut) : shut || '2020-01';
  const revision = events.findLast(
    ({ stream, type }) => stream === 'books-ledger' && type !== 'CommandRefused',
  );
  await ledger.run(
    specs.get(name)!,
    { periodId, rootUnit: 'bo' },
    {
      key,
      effectiveDate: '2020-12-19',
      ...around,
      ...(name.startsWith('Confirm') ? { ifMatch: revision?.revision ?? 0 } : {}),
    },
  );
};

const take = async (ledger: BudgetLedger, step: any, n: number): Promise<void> => {
  if (step.command === 'close') return onBooks(ledger, 'ClosePeriod', `${n}`);
  if (step.command === 'reopen') {
    await onBooks(ledger, 'RequestReopening', `${n}a`, { reason: 'sai', person: 'p-1' });
    return onBooks(ledger, 'ConfirmReopening', `${n}b`, { person: 'p-2' });
  }
  const { command, effectiveDate, ...data } = step;
  const content = command === 'Adjust' ? { ...data, toLine: lines.find(line => line !== data.lineId) } : data;
  await ledger.run(specs.get(command)!, content, { key: `${n}`, effectiveDate });
};

const totalsAt = async (ledger: BudgetLedger, period: string, known: number, effective?: string) => {
  const reading = await ledger.questions.at([booksView], {
    known: `${known}`,
    ...(effective ? { effective } : {}),
  });
  const rows = (await BookTotals.read(reading)).of(period);
  return Object.fromEntries(rows.map(({ measure, ...figures }) => [measure, figures]));
};

/** Entries post in their own month while it is open, else in the first that is; both sides of the stamp agree. */
const postsWhereOpen = (events: readonly Event[]) => {
  for (const event of events) {
    const { data, effectiveDate, postedPeriod, gates } = event;
    if ((data.postings ?? []).length === 0) {
      expect(postedPeriod).toBe(effectiveDate.slice(0, 7));
      continue;
    }
    const { revision } = gates.findLast(({ stream }) => stream === 'books-ledger')!;
    const seen = events.filter(({ stream, revision: at }) => stream === 'books-ledger' && at <= revision);
    expect([event.index, postedPeriod]).toEqual([event.index, monthOf(effectiveDate, shutThrough(seen))]);
  }
};

/** From its closing to its reopening a month says what it was closed with, whatever was recorded meanwhile. */
const closedStays = async (ledger: BudgetLedger, events: readonly Event[]) => {
  for (const { index, data } of events.filter(({ type }) => type === 'PeriodClosed')) {
    const period = data.periodId as string;
    const reopened = events.find(
      later => later.index > index && later.type === 'PeriodReopened' && later.data.periodId === period,
    );
    const until = (reopened?.index ?? events.length) - 1;
    const declared = Object.fromEntries(
      data.totals.map(({ measure, ...figures }: any) => [measure, figures]),
    );
    for (const known of new Set([index, Math.floor((index + until) / 2), until]))
      expect([period, known, await totalsAt(ledger, period, known)]).toEqual([period, known, declared]);
    expect(declared).toEqual(naiveTotals(events.slice(0, until + 1), period));
  }
};

const seen = new Set<string>();

test('what a closed month says never changes, whatever comes later', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async history => {
      const ledger = await budgetLedger();
      try {
        for (const [n, attempt] of beginning.slice(0, 12).entries())
          await sendTogether(ledger, [attempt], -n - 1);
        for (const [n, step] of history.entries()) await take(ledger, step, n);
        const events = await settledEvents(ledger);
        for (const { type, postedPeriod, effectiveDate } of events) {
          seen.add(type);
          if (postedPeriod > effectiveDate.slice(0, 7)) seen.add('late');
        }
        postsWhereOpen(events);
        await closedStays(ledger, events);
        for (const known of sampled([...events.keys()], 12)) {
          const reading = await ledger.questions.at([periodsView, irregularitiesView], { known: `${known}` });
          await documentsAgree(reading, [periodsView, irregularitiesView], events.slice(0, known + 1));
        }
        for (const period of ['2019-12', '2020-01', '2020-03'])
          for (const effective of [undefined, days[2]]) {
            const known = Math.floor(events.length * 0.8);
            const naive = naiveTotals(events.slice(0, known + 1), period, effective);
            expect(await totalsAt(ledger, period, known, effective)).toEqual(expect.objectContaining(naive));
          }
      } finally {
        await ledger.close();
      }
    }),
    { numRuns: 8, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining(['PeriodClosed', 'PeriodReopened', 'late', 'FundsReceived']),
  );
}, 90_000);
