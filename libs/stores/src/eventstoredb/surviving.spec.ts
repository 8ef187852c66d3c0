import { EventEmitter } from 'node:events';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { surviving } from './surviving.js';

/** A client whose batch stream is the one given. */
const clientWith = (stream: EventEmitter) => {
  const client = {
    handleError: () => Promise.reject(new Error('no server found')),
    GRPCStreamCreator: (_: unknown, __: string, create: (grpc: unknown) => unknown) => async () =>
      create(undefined),
  };
  surviving(client as unknown as EventStoreDBClient);
  return { client, open: (name: string) => client.GRPCStreamCreator(undefined, name, () => stream)() };
};

test('an answer that nobody waits for any more ends no process; others are heard', async () => {
  const stream = new EventEmitter();
  const heard: unknown[] = [];
  stream.on('data', answer => {
    if (answer === 'nobody’s') throw new TypeError('undefined is not iterable');
    heard.push(answer);
  });
  await clientWith(stream).open('appendToStream');
  for (const answer of ['first', 'nobody’s', 'second']) stream.emit('data', answer);
  expect(heard).toEqual(['first', 'second']);
});

test('a search for servers that fails is heard by nobody', async () => {
  const { client } = clientWith(new EventEmitter());
  await expect(client.handleError()).resolves.toBeUndefined();
});
