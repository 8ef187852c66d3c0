import type { Scheduler } from '#event-sourcing';
import { Connection } from './connection.js';
import type { EventStoreDbObserver } from './observer.js';

interface Shared {
  readonly url: string;
  readonly connection: Connection;
  holders: number;
}

/** The connection, as long as it is not let go of. */
export interface HeldConnection {
  readonly connection: Connection;
  letGo(): Promise<void>;
}

let shared: Shared | undefined;

/**
 * The connection of this process, made for the first who asks and shared by the others: two clients in one process
 * bring each other down (see `Connection`).
 * @throws Error when the process already talks to another server
 */
export const holdConnection = (
  url: string,
  scheduler: Scheduler,
  observer: EventStoreDbObserver,
): HeldConnection => {
  if (shared && shared.url !== url)
    throw new Error('this process already has an event store open under another URL: one client a process');
  shared ??= { url, connection: new Connection(url, scheduler, observer), holders: 0 };
  const held = shared;
  held.holders += 1;
  const letGo = async () => {
    held.holders -= 1;
    if (held.holders > 0) return;
    if (shared === held) shared = undefined;
    await held.connection.close();
  };
  return { connection: held.connection, letGo };
};
