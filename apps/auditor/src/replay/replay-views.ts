import { NotUnderstood } from '#command-line';
import type { Clock, Scheduler } from '#event-sourcing';
import type { SqliteEventReader } from '#stores/sqlite';
import { type Past, type ReadStore, replay, resolveKnown, UnknownClock, type View } from '#views';
import { ledgerCodec } from '../../../projector/src/ledger-events.js';
import { ledgerViews } from '../../../projector/src/ledger-views.js';
import { compared } from './compare.js';
import type { OtherSide, Standing } from './other-side.js';
import type { Outcome } from './outcome.js';
import type { ReplayPlan } from './options.js';

export interface Around {
  readonly log: SqliteEventReader;
  readonly built: ReadStore;
  readonly other?: OtherSide;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  /** Told how many events there are to read. */
  readonly begin: (events: number) => void;
  readonly onProgress: (events: number) => void;
}

/** Builds the views that are asked for, and holds them against the other side. @throws NotUnderstood */
export const replayViews = async (plan: ReplayPlan, around: Around): Promise<readonly Outcome[]> => {
  const { log, built, other } = around;
  const standings = (await other?.standings()) ?? new Map<string, Standing>();
  const last = await lastIndex(plan, around);
  const pasts = viewsIn(plan).map((view): Past => ({ view, to: within(last, standings.get(view.name)) }));
  around.begin(Math.max(0, ...pasts.map(({ to }) => to + 1)));
  const feed = { log, readStore: built, decode: ledgerCodec.decode };
  const breathe = async (): Promise<void> => {
    await around.scheduler.wait(0, around.signal);
    around.signal.throwIfAborted();
  };
  const outcomes: Outcome[] = [];
  for (const replayed of await replay({ ...around, ...feed, pasts }))
    outcomes.push(
      await compared(replayed, { log, built, standings, breathe, rows: plan.rows, ...(other && { other }) }),
    );
  return outcomes;
};

/** A copy that has not come as far as was asked is compared where it is. */
const within = (last: number, standing: Standing | undefined): number =>
  Math.min(last, standing?.position ?? last);

const lastIndex = async ({ to }: ReplayPlan, { log, clock }: Around): Promise<number> => {
  if (to === undefined) return (await log.head()).index;
  try {
    return (await resolveKnown(to, log, clock)).index;
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
