import { randomBytes } from 'node:crypto';
import {
  type Authority,
  type Clock,
  type CommandSpec,
  DecisionRunner,
  type EventStore,
  type Invocation,
  type Outcome,
  type RunnerLimits,
  type Scheduler,
} from '#event-sourcing';
import { instantOf, sha256 } from '#kernel';
import { purseCodec, type PurseData } from './purse.js';
import { sqliteLog } from './sqlite-log.js';
import { timerScheduler } from './timer-scheduler.js';

export const everything: Authority = { covers: async () => true };

/** A clock that stands until it is moved. */
export const standingClock = (ms = Date.UTC(2020, 5, 1)): Clock & { ms: number } => {
  const clock = { ms, now: () => instantOf(clock.ms) };
  return clock;
};

export const anInvocation = (key: string, over: Partial<Invocation> = {}): Invocation => ({
  commandId: sha256(`test\n${key}`),
  fingerprint: sha256(`content\n${key}`),
  clientId: 'tests',
  actor: { personId: 'p-1', unitId: 'hai-duong', duty: 'keeper' },
  grants: [{ duty: 'keeper', unitId: 'hai-duong', subtree: true }],
  effectiveDate: '2020-06-01',
  document: { issuer: 'CAT', kind: 'decision', number: '1', date: '2020-01-02', sha256: 'ab'.repeat(32) },
  correlationId: `request-${key}`,
  causationId: sha256(`test\n${key}`),
  ...over,
});

export interface RunnerOver {
  readonly clock?: Clock;
  readonly scheduler?: Scheduler;
  readonly authority?: Authority;
  readonly limits?: Partial<RunnerLimits>;
  readonly store?: EventStore;
}

/** A real log in a folder of its own, and runners over it. */
export const purseLedger = async () => {
  const log = await sqliteLog();
  const clock = standingClock();
  let runner = newRunner();

  function newRunner(over: RunnerOver = {}): DecisionRunner {
    const random = { bytes: (bytes: number) => randomBytes(bytes) };
    return new DecisionRunner({
      store: log.store,
      clock,
      scheduler: timerScheduler,
      authority: everything,
      ...over,
      codec: purseCodec,
      random,
    });
  }

  return {
    clock,
    newRunner,
    get store() {
      return log.store;
    },
    run: (
      spec: CommandSpec<PurseData>,
      key: string,
      amount = 1,
      over: Partial<PurseData & Invocation> = {},
    ) => {
      const { purse = 'p', number, looksAt, ...around } = over;
      return runner.run(spec, { purse, amount, number, looksAt }, anInvocation(key, around));
    },
    /** Forgets everything that was in memory. */
    restart: async () => {
      await runner.close();
      await log.reopen();
      runner = newRunner();
    },
    use: (other: DecisionRunner) => (runner = other),
    events: async (stream = 'purse-p') =>
      (await log.store.read(stream, 0, 100_000)).events.map(stored => purseCodec.decode(stored)),
    whole: async () => (await log.store.scan(-1, 100_000)).map(stored => purseCodec.decode(stored)),
    remove: () => log.remove(),
  };
};

export type PurseLedger = Awaited<ReturnType<typeof purseLedger>>;

/** The code of a refusal or of a command turned away. */
export const codeOf = (outcome: Outcome): string => (outcome.kind === 'accepted' ? 'accepted' : outcome.code);
