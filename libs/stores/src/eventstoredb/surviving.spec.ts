import type { EventStoreDBClient } from '@eventstore/db-client';
import { surviving } from './surviving.js';

test('a search for servers that fails is heard by nobody', async () => {
  const client = { handleError: () => Promise.reject(new Error('no server found')) };
  surviving(client as unknown as EventStoreDBClient);
  await expect(client.handleError()).resolves.toBeUndefined();
});
