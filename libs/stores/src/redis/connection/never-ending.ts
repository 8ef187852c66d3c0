import type { Scheduler } from '#event-sourcing';
import type { Client } from './redis-client.js';

const againMs = 50;

/**
 * Connects again whatever the driver has given up for good. It does so when word of a new master reaches it while it
 * asks a sentinel where the master is: every later call would fail with "Connection is closed" (seen in ioredis 6.0.0).
 * @param closing aborts when the connection is ended by us
 */
export const neverEnding = (client: Client, scheduler: Scheduler, closing: AbortSignal): void => {
  client.on('end', () => {
    void scheduler.wait(againMs, closing).then(() => {
      // A failure is heard as the next end.
      if (!closing.aborted) void client.connect().catch(() => undefined);
    });
  });
};
