import { availableParallelism } from 'node:os';
import type { OpenHands } from '../verify-ledger.js';
import { ThreadHands } from './hands.js';

/** One thread for each core that has a range; threads even for one range: this one must be free to hear a signal. */
export const usualHands =
  (jobs?: number): OpenHands =>
  (sources, ranges) =>
    new ThreadHands(sources, jobs ?? Math.max(Math.min(availableParallelism(), ranges), 1));
