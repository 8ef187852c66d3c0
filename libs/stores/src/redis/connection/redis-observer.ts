/** What an operator may want to count between a process and its Redis. */
export const redisCounts = ['call-failed', 'connection-lost'] as const;
export type RedisCount = (typeof redisCounts)[number];

/** Receives counts and durations; hand in what feeds the metrics. Must not throw. */
export interface RedisObserver {
  count(what: RedisCount): void;
  /** A script or command begins. @returns what is called at its end, with whether it was answered */
  began(call: string): (answered: boolean) => void;
}
