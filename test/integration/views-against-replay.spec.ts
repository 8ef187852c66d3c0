import fc from 'fast-check';
import { budgetLinesView, commitmentsView, fundMovesView, fundsInView, moneyView } from '#budgets/views';
import type { LedgerEvent } from '#event-sourcing';
import { parametersView } from '#parameters/views';
import { irregularitiesView, periodsView } from '#periods/views';
import { refusalsView } from '#refusals/views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { unitsView } from '#units/views';
import { rebuild, type RegisterView } from '#views';
import { ledgerViews, processesView } from '../../apps/projector/src/ledger-views.js';
import { documentsAgree, sampled, tallyAgrees } from './views/agreement.js';
import { beginning, days, histories, sendTogether } from './views/budget-histories.js';
import { budgetLedger, type BudgetLedger } from './views/budget-ledger.js';
import { somethingIsOpen } from './views/naive-processes.js';

type Event = LedgerEvent<string, Record<string, any>>;

const registers: readonly RegisterView<any>[] = [
  budgetLinesView,
  fundMovesView,
  fundsInView,
  commitmentsView,
  refusalsView,
  processesView,
  unitsView,
  parametersView,
  periodsView,
  irregularitiesView,
];

const settledEvents = async (ledger: BudgetLedger): Promise<readonly Event[]> => {
  for (;;) {
    const events = (await ledger.events()) as readonly Event[];
    if (!somethingIsOpen(events)) return events;
    await timerScheduler.wait(2);
  }
};

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
        for (const known of sampled([...events.keys()], 8)) {
          const past = events.slice(0, known + 1);
          for (const effective of [undefined, days[1], days[3]]) {
            const asked = { known: `${known}`, ...(effective ? { effective } : {}) };
            await tallyAgrees(await ledger.questions.at([moneyView], asked), moneyView, past, effective);
          }
          await documentsAgree(await ledger.questions.at(registers, { known: `${known}` }), registers, past);
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
