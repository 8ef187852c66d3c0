import { mayCorrect } from '#corrections/events';
import { delegatedAuthority } from '#delegations';
import { beginHere, type Books, type Clock, DecisionRunner, type Standing } from '#event-sourcing';
import { monthFor } from '#periods/events';
import { CannotStart, type Configuration, PooledRandom, SystemClock, SystemScheduler } from '#platform';
import { unitAuthority } from '#units';
import { ledgerCodec } from './ledger-events.js';
import { type EventLog, openEventLog } from './stores/event-log.js';
import { beginPatiently } from './stores/begin-patiently.js';
import { Watched } from './watching/watched.js';

/** Where the engine's own remarks go. */
export interface EngineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  fatal(fields: object, message: string): void;
}

/** A failed commit leaves it open what stands on the disk: only a restart reads the truth. */
const endProcess = (log: EngineLog) => (error: Error) => {
  log.fatal({ err: error }, error.message);
  console.error(`Sổ cái dừng / The ledger stops: ${error.message}`);
  process.exit(70);
};

/** Two ledgers must never go on from one history. @throws CannotStart */
const mustGoOnHere = async ({ control }: EventLog, clock: Clock): Promise<void> => {
  const other = await beginHere(control, clock);
  if (other?.state === 'moved')
    throw new CannotStart(
      `Sổ này đã chuyển đi nơi khác / This log goes on elsewhere: it was moved to ${other.to} at ${other.at}, with ` +
        `${other.events} events. Start the ledger there (SOCAI_EVENTS).`,
    );
  if (other)
    throw new CannotStart(
      `Sổ này đang được chép vào, chưa xong / This log is not complete: a copy of ${other.from} was begun at ` +
        `${other.at} and is not finished. Run socai copy to its end first.`,
    );
};

const begun = async (store: EventLog, clock: Clock, log: EngineLog): Promise<void> => {
  const tell = (reason: string) => log.warn({ reason }, 'the log does not answer yet, and is asked again');
  const over = new AbortController();
  // Nothing listens yet: a process that only waits would end without a word.
  const scheduler = new SystemScheduler(true);
  void scheduler.wait(3_600_000, over.signal);
  try {
    await beginPatiently(() => mustGoOnHere(store, clock), { clock, scheduler, tell });
  } finally {
    over.abort();
  }
};

/** The log and the keys of what is sealed in it. */
export const openBase = async (configuration: Configuration, log: EngineLog) => {
  const clock = new SystemClock();
  const scheduler = new SystemScheduler();
  const random = new PooledRandom();
  const onHalted = (error: Error) => log.fatal({ err: error }, `the log is halted: ${error.message}`);
  const watched = new Watched(configuration, clock);
  const observer = watched.eventStoreDb;
  const surroundings = { observer, clock, scheduler, random, onFatal: endProcess(log), onHalted };
  const store = await openEventLog(configuration, surroundings);
  await begun(store, clock, log).catch(async (reason: Error) => {
    await store.close();
    throw reason;
  });
  return { clock, scheduler, random, store, sealKeys: store.sealKeys, watched };
};

export type Base = Awaited<ReturnType<typeof openBase>>;

/** Months close, and corrections name what was declared. */
export const books: Books = { monthFor, mayCorrect };

/** What decides on the log: a ledger and a projector have it in common. */
export const withRunner = (base: Base, standing?: Standing) => {
  const { store, clock, scheduler, random, sealKeys } = base;
  const runner = new DecisionRunner({
    store,
    codec: ledgerCodec,
    clock,
    scheduler,
    random,
    sealKeys,
    authority: unitAuthority,
    books,
    delegations: delegatedAuthority,
    ...(standing === undefined ? {} : { standing }),
  });
  return { ...base, runner };
};

export type Core = ReturnType<typeof withRunner>;
