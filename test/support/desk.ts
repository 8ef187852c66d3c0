import { hash } from 'node:crypto';
import { type DocumentRef, type Person, sha256 } from '#kernel';
import {
  type Accepted,
  type Authority,
  type Books,
  claimReleased,
  claimTaken,
  commandRefused,
  type CommandSpec,
  createCodec,
  DecisionRunner,
  type DelegatedAuthority,
  type EventType,
  type Invocation,
  invocationFrom,
  type LedgerEvent,
  type Outcome,
  type Reaction,
} from '#event-sourcing';
import { MemoryLog } from './memory-log.js';
import { timerScheduler } from './timer-scheduler.js';

/** What a test says of a command besides its content. */
export interface Said {
  readonly actor: Person;
  readonly on?: string;
  readonly reason?: string;
  readonly ifMatch?: number;
  readonly key?: string;
  readonly corrects?: string;
  readonly externalRef?: string;
}

const document: DocumentRef = {
  issuer: 'Công an tỉnh Hải Dương',
  kind: 'decision',
  number: '12/QĐ-CAT',
  date: '2020-01-02',
  sha256: 'ab'.repeat(32),
};

/** Bytes that differ every time and are the same in every run. */
const countingRandom = () => {
  let count = 0;
  return { bytes: (size: number) => hash('sha512', `${(count += 1)}`, 'buffer').subarray(0, size) };
};

const anybody: Authority = { covers: () => Promise.resolve(true) };

/**
 * A real runner on a log in memory. Processes stand still until `settle`, so that a test may look between two steps.
 */
export const openDesk = (
  types: readonly EventType<any, any>[],
  reactions: readonly Reaction[],
  authority: Authority = anybody,
  delegations?: DelegatedAuthority,
  books?: Books,
) => {
  const store = new MemoryLog();
  const codec = createCodec([commandRefused, claimTaken, claimReleased, ...types]);
  const clock = { at: '2020-06-01T03:00:00.000Z', now: () => clock.at };
  const runner = new DecisionRunner({
    store,
    codec,
    clock,
    random: countingRandom(),
    authority,
    scheduler: timerScheduler,
    ...(delegations && { delegations }),
    ...(books && { books }),
  });
  const events: LedgerEvent[] = [];
  let sent = 0;
  let reacted = 0;

  const run = <Data>(spec: CommandSpec<Data>, data: Data, said: Said): Promise<Outcome> => {
    const key = said.key ?? `command ${(sent += 1)}`;
    return runner.run(spec, data, invocationOf(key, said));
  };

  /** Reads on in the log, and lets no process go on. */
  const look = async (): Promise<void> => {
    const more = await store.scan(events.length - 1, 1_000);
    events.push(...more.map(stored => codec.decode(stored)));
  };

  const react = async (event: LedgerEvent): Promise<void> => {
    for (const reaction of reactions.filter(({ on }) => on === event.type)) {
      await reaction.before?.(event);
      for (const [n, { spec, data }] of reaction.consequences(event).entries())
        await runner.run(spec, data, invocationFrom(reaction, event, n, data));
    }
  };

  /** Lets the processes go on to their end: each event's commands, in the order of the log. */
  const settle = async (): Promise<void> => {
    await look();
    for (; reacted < events.length; reacted += 1) {
      await react(events[reacted]!);
      await look();
    }
  };

  /** What a command would come to. */
  const foresee = <Data>(spec: CommandSpec<Data>, data: Data, said: Said) =>
    runner.foresee(spec, data, invocationOf(said.key ?? 'foreseen', said));

  return {
    store,
    runner,
    clock,
    events,
    run,
    foresee,
    look,
    settle,
    /** Runs a command that is expected to be accepted, and lets its processes end. */
    done: async <Data>(spec: CommandSpec<Data>, data: Data, said: Said): Promise<Accepted> => {
      const outcome = await run(spec, data, said);
      if (outcome.kind !== 'accepted') throw new Error(`${spec.name}: ${JSON.stringify(outcome)}`);
      await settle();
      return outcome;
    },
  };
};

export type Desk = ReturnType<typeof openDesk>;

const invocationOf = (key: string, { actor, on = '2020-06-01', ifMatch, ...said }: Said): Invocation => ({
  commandId: sha256(key),
  fingerprint: sha256(`fingerprint of ${key}`),
  clientId: 'test',
  actor,
  document,
  effectiveDate: on,
  reason: said.reason,
  ...(said.corrects === undefined ? {} : { corrects: said.corrects }),
  ...(said.externalRef === undefined ? {} : { externalRef: said.externalRef }),
  grants: [],
  correlationId: key,
  causationId: sha256(key),
  ...(ifMatch === undefined ? {} : { ifMatch }),
});
