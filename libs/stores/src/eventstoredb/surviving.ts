import type { EventStoreDBClient } from '@eventstore/db-client';
import { insideOf } from './wire/inside.js';

/**
 * After a failure the client looks for a server in the background, and rejects when it finds none, where nobody can
 * catch it (seen in 6.2.1): that would end the process. Whoever asks next is told.
 */
export const surviving = (client: EventStoreDBClient): EventStoreDBClient => {
  const inside = insideOf(client);
  const { handleError } = inside;
  inside.handleError = (...failed) => handleError(...failed).catch(() => undefined);
  return client;
};
