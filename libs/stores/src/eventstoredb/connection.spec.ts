import { UnavailableError } from '@eventstore/db-client';
import { freePort } from '#test/support/redis-server';
import { timerScheduler } from '#test/support/timer-scheduler';
import { Connection } from './connection.js';
import { nobody } from './observer.js';

interface Inside {
  getChannel(): Promise<unknown>;
  handleError(client: { getChannel(): unknown }, error: unknown): Promise<void>;
}

test('a stream that breaks while no server of a cluster is found rejects nothing that nobody hears', async () => {
  const ports = [await freePort(), await freePort()];
  const url = `esdb://${ports.map(port => `127.0.0.1:${port}`).join(',')}?tls=false&maxDiscoverAttempts=2`;
  const connection = new Connection(url, timerScheduler, nobody);
  const inside = (await connection.use()).client as unknown as Inside;
  const looking = inside.getChannel();
  const broken = inside.handleError({ getChannel: () => undefined }, new UnavailableError());
  await expect(looking).rejects.toThrow(/^Failed to discover/u);
  await expect(broken).resolves.toBeUndefined();
  await connection.close();
});
