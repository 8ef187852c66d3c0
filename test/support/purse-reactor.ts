import {
  consequence,
  type DecisionRunner,
  type Delay,
  type EventStore,
  type Index,
  type Reaction,
  reaction,
  Reactor,
} from '#event-sourcing';
import { msOf } from '#kernel';
import { MovedTime } from './moved-time.js';
import { give, given, purseCodec } from './purse.js';
import type { PurseLedger } from './purse-ledger.js';

export interface ReactorOver {
  /** Where a reaction begins, by its name. */
  readonly from?: (reaction: string) => Index;
  readonly run?: DecisionRunner['run'];
  readonly store?: Pick<EventStore, 'follow' | 'doubtMs'>;
  readonly time?: MovedTime;
  /** Whether the disk takes places now. */
  readonly canSave?: () => boolean;
}

const nameIn = (bookmark: string): string => bookmark.replace(/^reaction[.]/u, '').replace('.', '/');

/** A reactor at work on a purse ledger, in time that passes only when told to. */
export const startReactor = (ledger: PurseLedger, reactions: readonly Reaction[], over: ReactorOver = {}) => {
  const { from = () => -1, time = new MovedTime(msOf(ledger.clock.now())) } = over;
  const stopping = new AbortController();
  const saved = new Map<string, Index[]>();
  const troubles: string[] = [];
  const runner = ledger.newRunner();
  const reactor = new Reactor({
    store: over.store ?? ledger.store,
    codec: purseCodec,
    clock: time,
    scheduler: time,
    reactions,
    runner: { run: over.run ?? ((...command) => runner.run(...command)) },
    bookmarks: {
      load: async name => from(nameIn(name)),
      save: async (name, index) => {
        if (over.canSave?.() === false) throw new Error('no space left');
        saved.set(nameIn(name), [...(saved.get(nameIn(name)) ?? []), index]);
      },
    },
    onUnsaved: ({ message }) => troubles.push(message),
    onTrouble: (_, event, what) =>
      troubles.push(`${event.index} ${what instanceof Error ? what.name : what.kind}`),
  });
  const ended = reactor.run(stopping.signal);
  ended.catch(() => undefined);
  return {
    time,
    troubles,
    ended,
    /** Every place that was saved for a reaction: a kill may come after any of them. */
    bookmarks: (name: string): readonly Index[] => saved.get(name) ?? [],
    stuck: () => reactor.stuck,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};

/** The events of a stream, as soon as there are so many. */
export const recordedIn = async (ledger: PurseLedger, stream: string, count: number) => {
  for await (const _ of ledger.store.follow(-1, AbortSignal.timeout(10_000))) {
    const events = await ledger.events(stream);
    if (events.length >= count) return events;
  }
  throw new Error(`${stream} never had ${count} events`);
};

/** What is given to the purse `p` goes on to another. */
export const passOn = (name: string, to: string, delay: Delay = 0) =>
  reaction(
    name,
    given,
    event => (event.stream === 'purse-p' ? consequence(give, { purse: to, amount: event.data.amount }) : []),
    delay,
  );
