import { EventStoreDBClient } from '@eventstore/db-client';
import type { StreamName } from '#kernel';

/** Looks at a server from outside, past every proxy. It reads only: a second writer in one process is a hazard. */
export interface Witness {
  /** Ids of the events that a stream holds. */
  ids(stream: StreamName): Promise<readonly string[]>;
  /** Resolves when a stream holds so many events. */
  holds(stream: StreamName, events: number): Promise<void>;
  close(): Promise<void>;
}

export const witnessOf = (url: string, namespace: string): Witness => {
  const client = EventStoreDBClient.connectionString(url);
  const ids = async (stream: StreamName): Promise<readonly string[]> => {
    const found: string[] = [];
    try {
      for await (const { event } of client.readStream(namespace + stream)) found.push(event!.id);
    } catch (error) {
      if ((error as { type?: string }).type !== 'stream-not-found') throw error;
    }
    return found;
  };
  return {
    ids,
    holds: async (stream, events) => {
      while ((await ids(stream)).length < events) await new Promise(setImmediate);
    },
    close: () => closed(client),
  };
};

/** `dispose` alone leaves the connection open, and with it the process. */
export const closed = async (client: EventStoreDBClient): Promise<void> => {
  await client.dispose();
  const { getChannel } = client as unknown as { getChannel(): Promise<{ close(): void }> };
  (await getChannel()).close();
};
