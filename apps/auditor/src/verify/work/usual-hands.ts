import { availableParallelism } from 'node:os';
import { rangeCountOf } from '../ranges/ranges.js';
import type { OpenHands } from '../verify-ledger.js';
import { OwnHands, ThreadHands } from './hands.js';

/** So many events are checked before a thread has loaded what it needs; nobody notices that a signal waits as long. */
const ownMax = 4_096;

/**
 * One thread for each core that has a range, even for one range: this one must be free to hear a signal. Only a small
 * log is checked in this one.
 */
export const usualHands =
  (jobs?: number): OpenHands =>
  (sources, size) =>
    jobs === undefined && size <= ownMax
      ? new OwnHands(sources)
      : new ThreadHands(sources, jobs ?? Math.min(availableParallelism(), rangeCountOf(size)));
