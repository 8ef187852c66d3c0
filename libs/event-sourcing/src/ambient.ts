import type { Instant } from '#kernel';

/** The present. Injected, so that a simulator may own time. */
export interface Clock {
  now(): Instant;
}

/** Unpredictable bytes: salts. */
export interface Random {
  /** @param count bytes wanted */
  bytes(count: number): Uint8Array;
}

/** Waiting. Injected, so that a simulator may own time. */
export interface Scheduler {
  /** Resolves after `ms` milliseconds; at once when `signal` aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}
