import { NotUnderstood } from '#command-line';
import type { Scheduler } from '#event-sourcing';
import { type Past, type ReadStore, replay, UnknownClock, type View } from '#views';
import { ledgerCodec } from '../../../projector/src/ledger-events.js';
import { ledgerViews } from '../../../projector/src/ledger-views.js';
import { compared } from './compare.js';
import type { OtherSide, Standing } from './other-side.js';
import type { Outcome } from './outcome.js';
import type { ReplayPlan } from './options.js';
import { figuresCompared, type FiguresOutcome } from './case-figures.js';
import type { ReplaySource } from './replay-source.js';

export interface Around {
  readonly source: ReplaySource;
  readonly built: ReadStore;
  readonly other?: OtherSide;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  /** Told how many events there are to read. */
  readonly begin: (events: number) => void;
  readonly onProgress: (events: number) => void;
}

/** What was replayed came to. */
export interface Answer {
  readonly outcomes: readonly Outcome[];
  /** Of a case. */
  readonly figures?: FiguresOutcome;
}

/** Builds the views that are asked for, and holds them against the other side. @throws NotUnderstood */
export const replayViews = async (plan: ReplayPlan, around: Around): Promise<Answer> => {
  const { source, built, other } = around;
  const standings = (await other?.standings()) ?? new Map<string, Standing>();
  const last = await lastIndex(plan, source);
  const pasts = viewsIn(plan).map((view): Past => ({ view, to: within(last, standings.get(view.name)) }));
  around.begin(source.count(Math.max(-1, ...pasts.map(({ to }) => to))));
  const { log, part } = source;
  const feed = { log, readStore: built, decode: ledgerCodec.decode, ...(part && { isPart: true as const }) };
  const breathe = async (): Promise<void> => {
    await around.scheduler.wait(0, around.signal);
    around.signal.throwIfAborted();
  };
  const copies = await replay({ ...around, ...feed, pasts });
  const sides = { log, built, standings, breathe, rows: plan.rows };
  const outcomes: Outcome[] = [];
  for (const copy of copies)
    outcomes.push(await compared(copy, { ...sides, ...(part && { part }), ...(other && { other }) }));
  const figures = part && (await figuresCompared(part, copies, built));
  return { outcomes, ...(figures && { figures }) };
};

/** A copy that has not come as far as was asked is compared where it is. */
const within = (last: number, standing: Standing | undefined): number =>
  Math.min(last, standing?.position ?? last);

const lastIndex = async ({ to }: ReplayPlan, source: ReplaySource): Promise<number> => {
  try {
    return await source.last(to);
  } catch (fault) {
    if (!(fault instanceof UnknownClock)) throw fault;
    throw new NotUnderstood(`--to ${to}: ${fault.message}`);
  }
};

const viewsIn = ({ views }: ReplayPlan): readonly View[] => {
  const unknown = views?.find(name => ledgerViews.every(view => view.name !== name));
  if (unknown !== undefined)
    throw new NotUnderstood(
      `--view ${unknown}: không có / there is no such view; there are ` +
        ledgerViews.map(({ name }) => name).join(', '),
    );
  return ledgerViews.filter(({ name }) => views === undefined || views.includes(name));
};
