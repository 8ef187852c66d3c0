import type { Scheduler } from '../ambient.js';
import type { Lease, Leases } from './leases.js';

/** A holder that dies is followed after this long at most, and the time to look again. */
export const leaseMs = 3_000;
const renewMs = 1_000;
const lookAgainMs = 500;

export interface LeasedWork {
  readonly leases: Leases;
  /** What the work is called: the same name in every process. */
  readonly name: string;
  readonly scheduler: Scheduler;
  /** Ends waiting and work alike. */
  readonly signal: AbortSignal;
  /**
   * Goes on, and begins, also while nobody can say who holds the lease: for work whose standstill would be worse than
   * doing it twice.
   */
  readonly evenWithout?: boolean;
  /** Told when the work begins and ends here, and of outages: work goes on until the lease has run out. */
  readonly onChange?: (change: 'taken' | 'lost' | 'released' | Error) => void;
}

/**
 * Does some work in one of several processes at a time, as nearly as leases can: waits for the lease, works while it
 * is renewed, and begins again when it was lost.
 *
 * @param work ends soon after its signal aborts; what it throws ends everything, and the lease is given up
 */
export const whileLeased = async (
  parts: LeasedWork,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const { scheduler, signal } = parts;
  while (!signal.aborted) {
    const lease = await takeOf(parts);
    if (lease) await workUnder(lease, parts, work);
    else await scheduler.wait(lookAgainMs, signal);
  }
};

const takeOf = async ({ leases, name, evenWithout, onChange }: LeasedWork): Promise<Lease | undefined> => {
  try {
    return await leases.take(name, leaseMs);
  } catch (fault) {
    onChange?.(fault as Error);
    return evenWithout ? untilKnown(leases, name) : undefined;
  }
};

/** Stands for a lease that could not be asked for; the first answer decides whether it is ours. */
const untilKnown = (leases: Leases, name: string): Lease => {
  let known: Lease | undefined;
  return {
    renew: async ms => {
      if (known) return known.renew(ms);
      known = await leases.take(name, ms);
      return known !== undefined;
    },
    release: async () => known?.release(),
  };
};

const workUnder = async (
  lease: Lease,
  parts: LeasedWork,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const { signal, onChange } = parts;
  const lost = new AbortController();
  const done = new AbortController();
  onChange?.('taken');
  const renewing = renew(lease, parts, done.signal).then(isOurs => {
    if (isOurs) return;
    lost.abort();
    onChange?.('lost');
  });
  try {
    await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    done.abort();
    await renewing;
    if (!lost.signal.aborted) {
      await lease.release().catch(() => undefined);
      onChange?.('released');
    }
  }
};

/** True when the work ended first; false when the lease is no longer ours, or nobody can say. */
const renew = async (
  lease: Lease,
  { scheduler, onChange, evenWithout }: LeasedWork,
  done: AbortSignal,
): Promise<boolean> => {
  let failures = 0;
  for (;;) {
    await scheduler.wait(renewMs, done);
    if (done.aborted) return true;
    try {
      if (!(await lease.renew(leaseMs))) return false;
      failures = 0;
    } catch (fault) {
      onChange?.(fault as Error);
      failures += 1;
      if (!evenWithout && failures * renewMs >= leaseMs) return false;
    }
  }
};
