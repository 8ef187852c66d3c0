import type { EventEmitter } from 'node:events';
import type { EventStoreDBClient } from '@eventstore/db-client';

type Creator = (grpc: unknown) => EventEmitter | Promise<EventEmitter>;

interface Inside {
  handleError(...failed: readonly unknown[]): Promise<void>;
  GRPCStreamCreator(
    kind: unknown,
    name: string,
    create: Creator,
    cache?: unknown,
  ): () => Promise<EventEmitter>;
}

/**
 * What the client throws or rejects where nobody can catch it would end the process (both seen in 6.2.1):
 * - After a failure it looks for a server in the background, and rejects when it finds none.
 * - When the leader changes it has two batch streams for a moment: the error of the old one empties the table of what
 *   waits, and an answer on the new one then finds nobody and throws. Whoever waited was told of the error, and asks
 *   again; the answer is nobody's.
 */
export const surviving = (client: EventStoreDBClient): EventStoreDBClient => {
  const inside = client as unknown as Inside;
  const { handleError, GRPCStreamCreator: streams } = inside;
  inside.handleError = (...failed) => handleError(...failed).catch(() => undefined);
  inside.GRPCStreamCreator = (kind, name, create, cache) =>
    streams(
      kind,
      name,
      name === 'appendToStream' ? async grpc => patient(await create(grpc)) : create,
      cache,
    );
  return client;
};

const patient = (stream: EventEmitter): EventEmitter => {
  const listeners = stream.listeners('data') as ((answer: unknown) => void)[];
  stream.removeAllListeners('data');
  for (const listener of listeners)
    stream.on('data', answer => {
      try {
        listener(answer);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
    });
  return stream;
};
