import { EventStoreDBClient } from '@eventstore/db-client';
import { noStream, sealKeyIdOf } from '#event-sourcing';
import { sealKeysContract } from '#test/contract/seal-keys.contract';
import { onEveryEngine } from '#test/support/eventstoredb-engines';
import { eventStoreDbLog, type EventStoreDbLog } from '#test/support/eventstoredb-log';
import { closed } from '#test/support/eventstoredb-witness';
import { commandNamed, newEvents } from '#test/support/new-events';
import { unscavenged } from './key-streams.js';

onEveryEngine(engine => {
  sealKeysContract('EventStoreDB', {
    empty: async () => {
      const log = await eventStoreDbLog(engine().url);
      return {
        get keys() {
          return log.store.sealKeys;
        },
        reopen: () => log.reopen(),
        remove: () => log.remove(),
      };
    },
  });

  describe('a key on the server', () => {
    const id = sealKeyIdOf('c0'.repeat(32), 'note');
    const key = { key: '1'.repeat(64), salt: '2'.repeat(64) };
    let log: EventStoreDbLog;
    let client: EventStoreDBClient;
    const halts: Error[] = [];
    beforeEach(async () => {
      halts.length = 0;
      log = await eventStoreDbLog(engine().url, { onHalted: error => halts.push(error) });
      client = EventStoreDBClient.connectionString(engine().url);
    });
    afterEach(async () => {
      await closed(client);
      await log.remove();
    });
    const stream = () => `${log.namespace}socai-key-${id}`;
    const isWhole = async () => {
      await log.store.append('line-a', noStream, newEvents(commandNamed('after'), 2));
      expect(await log.store.head()).toMatchObject({ index: 1 });
      expect(halts).toEqual([]);
    };

    test('is the one event of a stream of its own, and has no index', async () => {
      await log.store.sealKeys.keep(id, key);
      const found: unknown[] = [];
      for await (const { event } of client.readStream(stream())) found.push(event!.data);
      expect(found).toEqual([key]);
      await isWhole();
    });

    test('destroyed: nobody can read its stream, nor write to it; the log goes on', async () => {
      await log.store.sealKeys.keep(id, key);
      await log.store.sealKeys.destroy([id]);
      const read = async () => {
        for await (const { event } of client.readStream(stream())) throw new Error(`there is ${event!.id}`);
      };
      await expect(read()).rejects.toMatchObject({ type: 'stream-deleted' });
      await isWhole();
    });

    test('destroyed: until it was scavenged, the server has a copy, and says so', async () => {
      await log.store.sealKeys.keep(id, key);
      expect(await log.store.sealKeys.copies()).toEqual([]);
      await log.store.sealKeys.destroy([id]);
      await log.reopen();
      expect(await log.store.sealKeys.copies()).toEqual([
        { place: unscavenged, madeAt: expect.stringMatching(/^\d{4}-.*Z$/u) },
      ]);
    });

    test('deleted or limited by an operator halts nothing', async () => {
      await log.store.sealKeys.keep(id, key);
      await client.setStreamMetadata(stream(), { maxCount: 1 });
      await client.tombstoneStream(stream());
      expect(await log.store.sealKeys.find(id)).toBeUndefined();
      await isWhole();
    });
  });
});
