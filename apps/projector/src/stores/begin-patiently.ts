import { type Clock, type Scheduler, StoreUnavailable } from '#event-sourcing';

const patienceMs = 60_000;
const pauseMs = 1_000;

export interface Waiting {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Told once for each reason that follows another. */
  readonly tell: (reason: string) => void;
}

/**
 * Asks a log, for a minute, that may only be starting: servers of a cluster answer nobody until they have chosen a
 * leader, and a ledger is often started together with them.
 * @throws StoreUnavailable the last one, when the minute is over
 */
export const beginPatiently = async <T>(
  ask: () => Promise<T>,
  { clock, scheduler, tell }: Waiting,
): Promise<T> => {
  const until = Date.parse(clock.now()) + patienceMs;
  for (let told = ''; ; await scheduler.wait(pauseMs)) {
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable) || Date.parse(clock.now()) >= until) throw fault;
      if (fault.message !== told) tell(fault.message);
      told = fault.message;
    }
  }
};
