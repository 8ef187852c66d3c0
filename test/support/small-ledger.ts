import type { Clock, EventStore, LedgerEvent, NewEvent, StoredEvent } from '#event-sourcing';
import type { Instant, NonEmpty, Posting } from '#kernel';
import { type Progress, type ReadStore, register, runProjector, tally, type View, when } from '#views';
import { commandNamed, newEvent } from './new-events.js';
import { sqliteLog } from './sqlite-log.js';
import { sqliteViews } from './sqlite-views.js';
import { timerScheduler } from './timer-scheduler.js';

/** What a test records: one small type of event that moves money and changes papers. */
export interface Moment {
  readonly stream: string;
  readonly effectiveDate?: string;
  readonly recordedAt?: Instant;
  readonly postings?: readonly Posting[];
  readonly member?: string;
  readonly papers?: readonly { readonly key: string; readonly state: string }[];
  /** Names of views that cannot apply it. */
  readonly poison?: readonly string[];
  readonly type?: string;
}

/** A log and views in a folder of their own, and a clock that stands. */
export interface SmallLedger {
  readonly log: EventStore;
  readonly readStore: ReadStore;
  readonly views: Awaited<ReturnType<typeof sqliteViews>>;
  readonly clock: Clock & { at: Instant };
  record(moments: readonly Moment[]): Promise<void>;
  remove(): Promise<void>;
}

export const smallLedger = async (): Promise<SmallLedger> => {
  const log = await sqliteLog();
  const views = await sqliteViews();
  const clock = { at: '2020-03-01T00:00:00.000Z', now: () => clock.at };
  const revisions = new Map<string, number>();
  let made = 0;
  const append = async (stream: string, events: NonEmpty<NewEvent>): Promise<void> => {
    const revision = revisions.get(stream) ?? -1;
    const done = await log.store.append(stream, revision, events);
    if (!done.appended) throw new Error(`another wrote to ${stream}`);
    revisions.set(stream, done.revision);
  };
  return {
    log: log.store,
    readStore: views.store,
    views,
    clock,
    record: async moments => {
      // Neighbours of one stream go in one append, as a runner would put them.
      let run: NewEvent[] = [];
      for (const [n, moment] of moments.entries()) {
        run.push(eventOf(moment, (made += 1)));
        if (moments[n + 1]?.stream === moment.stream && run.length < 200) continue;
        await append(moment.stream, run as unknown as NonEmpty<NewEvent>);
        run = [];
      }
    },
    remove: async () => {
      await views.remove();
      await log.remove();
    },
  };
};

const eventOf = (
  { type = 'Tested', recordedAt, effectiveDate = '2020-01-02', stream: _, ...data }: Moment,
  n: number,
) =>
  newEvent(commandNamed(String(n)), {
    type,
    ...(recordedAt ? { recordedAt } : {}),
    extra: { effectiveDate, data },
  });

export const decode = (stored: StoredEvent): LedgerEvent => {
  if (stored.type === 'Unheard') throw new Error('no such type is known: Unheard');
  const { index, prev, stream, revision, body } = stored;
  return { ...JSON.parse(body), index, prev, stream, revision } as LedgerEvent;
};

const poisons = (event: LedgerEvent, view: string): boolean =>
  (event.data as Moment).poison?.includes(view) ?? false;

/** Balances of every line's account. */
export const money = (
  version = 1,
  fails: (event: LedgerEvent) => boolean = event => poisons(event, 'money'),
) => {
  const view = tally('money', version, {
    of: ({ account }) => account.startsWith('line/'),
    member: event => (event.data as Moment).member,
  });
  return {
    ...view,
    entries: (event: LedgerEvent) => {
      if (fails(event)) throw new Error('this cannot be counted');
      return view.entries(event);
    },
  };
};

export interface Paper extends Record<string, unknown> {
  readonly state: string;
  readonly changes: number;
  readonly last: string;
}

const tested = { type: 'Tested' } as never as Parameters<typeof when>[0];

/** Papers by their state. */
export const papers = (
  version = 1,
  extra: object = {},
  fails = (event: LedgerEvent) => poisons(event, 'papers'),
) =>
  register<Paper>('papers', version, {
    on: [
      when(
        tested,
        event => ((event as LedgerEvent<string, Moment>).data.papers ?? []).map(({ key }) => key),
        (paper: Paper | undefined, event, key) => {
          if (fails(event)) throw new Error('this cannot be filed');
          const { state } = (event as LedgerEvent<string, Moment>).data.papers!.find(
            changed => changed.key === key,
          )!;
          return { state, changes: (paper?.changes ?? 0) + 1, last: (event as LedgerEvent).id, ...extra };
        },
      ),
    ],
    buckets: { state: paper => paper.state },
  });

export interface RunningProjector {
  readonly progress: readonly Progress[];
  readonly ended: Promise<void>;
  /** Resolves when every view named is live in its version and stands at the head of the log. */
  caughtUp(): Promise<void>;
  /** Resolves when the projector has told something. */
  told(kind: Progress['kind']): Promise<void>;
  stop(): Promise<void>;
}

export const project = (
  ledger: SmallLedger,
  views: readonly View[],
  readStore = ledger.readStore,
): RunningProjector => {
  const over = new AbortController();
  const progress: Progress[] = [];
  const { log, clock } = ledger;
  const ended = runProjector({
    log,
    decode,
    views,
    readStore,
    clock,
    scheduler: timerScheduler,
    signal: over.signal,
    onProgress: told => progress.push(told),
  });
  ended.catch(() => over.abort());
  const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
    while (!(await holds())) {
      if (over.signal.aborted) return ended;
      await timerScheduler.wait(1);
    }
  };
  return {
    progress,
    ended,
    told: kind => until(() => progress.some(told => told.kind === kind)),
    caughtUp: async () => {
      const head = (await log.head()).index;
      await until(async () => {
        const copies = await readStore.catalogue();
        return views.every(({ name, version }) =>
          copies.some(
            copy =>
              copy.name === name &&
              copy.version === version &&
              copy.state === 'live' &&
              copy.checkpoint.position >= head,
          ),
        );
      });
    },
    stop: async () => {
      over.abort();
      await ended;
    },
  };
};
