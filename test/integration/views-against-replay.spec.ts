import fc from 'fast-check';
import { budgetLinesView, commitmentsView, fundMovesView, fundsInView, moneyView } from '#budgets/views';
import type { LedgerEvent } from '#event-sourcing';
import { parametersView } from '#parameters/views';
import { irregularitiesView, periodsView } from '#periods/views';
import { refusalsView } from '#refusals/views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { unitsView } from '#units/views';
import { type Reading, rebuild, type RegisterView } from '#views';
import { ledgerViews, processesView } from '../../apps/projector/src/ledger-views.js';
import { beginning, days, histories, sendTogether } from './views/budget-histories.js';
import { budgetLedger, type BudgetLedger } from './views/budget-ledger.js';
import { naiveDocs, naiveEntries, somethingIsOpen } from './views/naive-replay.js';

type Event = LedgerEvent<string, Record<string, any>>;

const registers: readonly RegisterView<any>[] = [
  ...[budgetLinesView, fundMovesView, fundsInView, commitmentsView, refusalsView],
  ...[processesView, unitsView, parametersView, periodsView, irregularitiesView],
];

/** Documents hold what JSON holds: what is not said is not there. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const settledEvents = async (ledger: BudgetLedger): Promise<readonly Event[]> => {
  for (;;) {
    const events = (await ledger.events()) as readonly Event[];
    if (!somethingIsOpen(events)) return events;
    await timerScheduler.wait(2);
  }
};

const moneyAgrees = async (reading: Reading, past: readonly Event[], effective: string | undefined) => {
  const all = naiveEntries(past);
  const entries = all.filter(entry => effective === undefined || entry.effective <= effective);
  const cells = [...new Set(all.map(({ account }) => account))].map(account => ({
    account,
    commodity: 'VND',
  }));
  const sumIn = (account: string, member?: string) =>
    entries
      .filter(entry => entry.account === account && (member === undefined || entry.member === member))
      .reduce((sum, { amount }) => sum + amount, 0n);
  expect(await reading.sum(moneyView, cells)).toEqual(cells.map(({ account }) => sumIn(account)));
  for (const cell of cells) {
    const page = await reading.entries(moneyView, cell, undefined, 500);
    const { account } = cell;
    expect(page.items.map(({ index, amount, member }) => ({ index, amount, member }))).toEqual(
      entries
        .filter(entry => entry.account === account)
        .map(({ index, amount, member }) => ({ index, amount, member })),
    );
    const members = [...new Set(entries.flatMap(({ member }) => member ?? []))].sort();
    expect(await reading.members(moneyView, cell)).toEqual(
      members
        .map(member => ({ member, amount: sumIn(account, member) }))
        .filter(({ amount }) => amount !== 0n),
    );
  }
};

const documentsAgree = async (reading: Reading, past: readonly Event[]) => {
  for (const view of registers) {
    const expected = asJson(naiveDocs[view.name]!(past)) as Record<string, object>;
    const { items } = await reading.scan(view, {}, undefined, 500);
    expect([view.name, Object.fromEntries(items.map(({ key, doc }) => [key, doc]))]).toEqual([
      view.name,
      expected,
    ]);
    const [key] = Object.keys(expected);
    if (key === undefined) continue;
    expect(await reading.get(view, key)).toEqual(expected[key]);
    for (const [bucket, valuesOf] of Object.entries(view.buckets)) {
      const [value] = valuesOf(expected[key]);
      if (value === undefined) continue;
      const inIt = Object.keys(expected).filter(each => valuesOf(expected[each]).includes(value));
      const found = await reading.scan(view, { [bucket]: value }, undefined, 500);
      expect(found.items.map(item => item.key)).toEqual(inIt.sort());
    }
  }
};

/** Some indexes, the first and the last among them. */
const sampled = (length: number, most: number): readonly number[] =>
  Array.from({ length: Math.min(length, most) }, (_, n) =>
    Math.floor((n * (length - 1)) / Math.max(1, Math.min(length, most) - 1)),
  );

const rebuildsAgree = async ({ feed }: BudgetLedger) => {
  for (const view of ledgerViews) {
    const live = (await feed.readStore.catalogue()).find(
      copy => copy.name === view.name && copy.state === 'live',
    )!;
    const built = await rebuild({ ...feed, view, signal: new AbortController().signal });
    expect([view.name, built!.checkpoint]).toEqual([view.name, live.checkpoint]);
    expect(built!.id).not.toBe(live.id);
  }
};

/** Without these the histories would say little: they stand in their beginning. */
const reached = [
  'CommandRefused',
  'FundMoveSettled',
  'CommitmentReleased',
  'AdvanceRecovered',
  'PaymentReversed',
  'LineClosed',
  'PeriodClosed',
];

test('every answer of every view is that of a naive replay, at every pair of clocks', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(histories, async moments => {
      const ledger = await budgetLedger();
      try {
        for (const [n, attempt] of beginning.entries()) await sendTogether(ledger, [attempt], -n - 1);
        for (const [n, moment] of moments.entries()) await sendTogether(ledger, moment, n);
        const events = await settledEvents(ledger);
        for (const { type } of events) seen.add(type);
        for (const known of sampled(events.length, 8)) {
          const past = events.slice(0, known + 1);
          for (const effective of [undefined, days[1], days[3]]) {
            const asked = { known: `${known}`, ...(effective ? { effective } : {}) };
            await moneyAgrees(await ledger.questions.at([moneyView], asked), past, effective);
          }
          await documentsAgree(await ledger.questions.at(registers, { known: `${known}` }), past);
        }
        await rebuildsAgree(ledger);
      } finally {
        await ledger.close();
      }
    }),
    { numRuns: 6, endOnFailure: true, interruptAfterTimeLimit: 20_000 },
  );
  for (const type of reached) expect(seen).toContain(type);
}, 60_000);
