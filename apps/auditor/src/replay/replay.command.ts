import { BrokenOff, LedgerClient, LedgerProblem, type Telling, tellingCommand } from '#command-line';
import { StoreUnavailable } from '#event-sourcing';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { SqliteEventReader } from '#stores/sqlite';
import { UnreadableEvent } from '#views';
import { options, planOf, type ReplayPlan, usage } from './options.js';
import type { OtherSide } from './other-side.js';
import { exitCodeOf, type Outcome } from './outcome.js';
import { outcomeText } from './outcome-text.js';
import { replayViews } from './replay-views.js';
import { serviceSide } from './service-side.js';
import { viewsFileSide } from './views-file-side.js';
import { withViewsFile } from './views-place.js';

const outcomesOf = async (
  plan: ReplayPlan,
  telling: Telling,
  signal: AbortSignal,
): Promise<readonly Outcome[]> => {
  const [clock, scheduler] = [new SystemClock(), new SystemScheduler(true)];
  const log = new SqliteEventReader(plan.events, scheduler);
  let other: OtherSide | undefined;
  try {
    other = otherSideOf(plan, scheduler);
    const watch = telling.watch(clock, signal);
    return await withViewsFile(plan.keep, scheduler, built =>
      replayViews(plan, {
        ...{ log, built, clock, scheduler, signal, ...(other && { other }) },
        begin: events => {
          telling.step('replay', 'Dựng lại, tính bằng sự kiện / replaying, in events');
          watch.begin(events);
        },
        onProgress: events => watch.progress(events),
      }),
    );
  } finally {
    other?.close();
    await log.close();
  }
};

const otherSideOf = ({ against }: ReplayPlan, scheduler: SystemScheduler): OtherSide | undefined => {
  if (against?.kind === 'service') return serviceSide(new LedgerClient({ ...against, demoDuty: 'auditor' }));
  return against && viewsFileSide(against.path, scheduler);
};

/** What keeps a replay from its end, and is no fault of what it was asked. */
const faultOf = (error: unknown): unknown => {
  if (error instanceof LedgerProblem) return new BrokenOff('against.failed', error.message);
  if (error instanceof UnreadableEvent) return new BrokenOff('log.unreadable', error.message);
  return error instanceof StoreUnavailable ? new BrokenOff('log.unreadable', error.message) : error;
};

const verdicts = [
  'BẰNG NHAU / EQUAL',
  'KHÁC NHAU / THEY DIFFER',
  '',
  'KHÔNG SO ĐƯỢC HẾT / NOT ALL COULD BE COMPARED',
];

const tellVerdict = (outcomes: readonly Outcome[], telling: Telling): number => {
  const code = exitCodeOf(outcomes);
  const comparedAny = outcomes.some(({ result }) => result !== 'replayed');
  const text = comparedAny ? verdicts[code]! : `XONG / DONE: ${outcomes.length} khung nhìn / views`;
  const differing = outcomes.filter(({ result }) => result === 'differs').map(({ view }) => view);
  telling.say('replay', { views: outcomes.length, equal: comparedAny && code === 0, differing }, text);
  return code;
};

/** @returns the exit code */
export const replay = tellingCommand({
  ...{ usage, options, faultOf },
  run: async (said, telling, signal) => {
    const outcomes = await outcomesOf(planOf(said, process.env), telling, signal);
    for (const outcome of outcomes) telling.say('view', outcome, outcomeText(outcome));
    return tellVerdict(outcomes, telling);
  },
});
