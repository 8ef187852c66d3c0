import { BrokenOff, LedgerClient, LedgerProblem, type Telling, tellingCommand } from '#command-line';
import { StoreUnavailable } from '#event-sourcing';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { UnreadableEvent } from '#views';
import { figuresText } from './case-figures.js';
import { caseSource } from './case-source.js';
import { logSource } from './log-source.js';
import { options, planOf, type ReplayPlan, usage } from './options.js';
import type { OtherSide } from './other-side.js';
import { exitCodeOf } from './outcome.js';
import { outcomeText } from './outcome-text.js';
import type { ReplaySource } from './replay-source.js';
import { type Answer, replayViews } from './replay-views.js';
import { serviceSide } from './service-side.js';
import { viewsFileSide } from './views-file-side.js';
import { withViewsFile } from './views-place.js';

const replayed = async (plan: ReplayPlan, telling: Telling, signal: AbortSignal): Promise<Answer> => {
  const clock = new SystemClock();
  const scheduler = new SystemScheduler(true);
  const source = sourceOf(plan, clock, scheduler);
  let other: OtherSide | undefined;
  try {
    other = otherSideOf(plan, scheduler);
    const watch = telling.watch(clock, signal);
    return await withViewsFile(plan.keep, scheduler, built =>
      replayViews(plan, {
        source,
        built,
        scheduler,
        signal,
        ...(other && { other }),
        begin: events => {
          telling.step('replay', 'Dựng lại, tính bằng sự kiện / replaying, in events');
          watch.begin(events);
        },
        onProgress: events => watch.progress(events),
      }),
    );
  } finally {
    other?.close();
    await source.close();
  }
};

const sourceOf = ({ from }: ReplayPlan, clock: SystemClock, scheduler: SystemScheduler): ReplaySource =>
  'caseFile' in from ? caseSource(from.caseFile, clock) : logSource(from.events, clock, scheduler);

const otherSideOf = ({ against }: ReplayPlan, scheduler: SystemScheduler): OtherSide | undefined => {
  if (against?.kind === 'service') return serviceSide(new LedgerClient({ ...against, demoDuty: 'auditor' }));
  return against && viewsFileSide(against.path, scheduler);
};

/** What keeps a replay from its end, and is no fault of what it was asked. */
const faultOf = (error: unknown): unknown => {
  if (error instanceof LedgerProblem) return new BrokenOff('against.failed', error.message);
  return error instanceof UnreadableEvent || error instanceof StoreUnavailable
    ? new BrokenOff('log.unreadable', `Không đọc được sổ / The log cannot be read: ${error.message}.`)
    : error;
};

const verdicts = [
  'BẰNG NHAU / EQUAL',
  'KHÁC NHAU / THEY DIFFER',
  '',
  'KHÔNG SO ĐƯỢC HẾT / NOT ALL COULD BE COMPARED',
];

const tellVerdict = ({ outcomes, figures }: Answer, telling: Telling): number => {
  const figuresDiffer = figures !== undefined && figures.differing.length > 0;
  const code = figuresDiffer ? 1 : exitCodeOf(outcomes);
  const comparedAny = outcomes.some(({ result }) => result !== 'replayed') || figures !== undefined;
  const text = comparedAny ? verdicts[code]! : `XONG / DONE: ${outcomes.length} khung nhìn / views`;
  const differing = outcomes.filter(({ result }) => result === 'differs').map(({ view }) => view);
  telling.say('replay', { views: outcomes.length, equal: comparedAny && code === 0, differing }, text);
  return code;
};

/** @returns the exit code */
export const replay = tellingCommand({
  usage,
  options,
  faultOf,
  run: async (said, telling, signal) => {
    const answer = await replayed(planOf(said, process.env), telling, signal);
    for (const outcome of answer.outcomes) telling.say('view', outcome, outcomeText(outcome));
    if (answer.figures) telling.say('figures', answer.figures, figuresText(answer.figures));
    return tellVerdict(answer, telling);
  },
});
