import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { noStream, StoreUnavailable } from '#event-sourcing';
import { type HaltReason, LogHalted } from '#stores/eventstoredb';
import { onEveryEngine } from '#test/support/eventstoredb-engines';
import { eventStoreDbLog, type EventStoreDbLog } from '#test/support/eventstoredb-log';
import { closed } from '#test/support/eventstoredb-witness';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';

/** What an operator with the server's own tools can do to history. */
type Damage = (client: EventStoreDBClient, stream: string) => Promise<unknown>;

const damages: readonly (readonly [string, HaltReason, Damage])[] = [
  ['$maxCount', 'settings', (client, stream) => client.setStreamMetadata(stream, { maxCount: 1 })],
  ['$maxAge', 'settings', (client, stream) => client.setStreamMetadata(stream, { maxAge: 60 })],
  ['a truncation', 'settings', (client, stream) => client.setStreamMetadata(stream, { truncateBefore: 2 })],
  ['a tombstone', 'tombstone', (client, stream) => client.tombstoneStream(stream)],
  [
    'an event of somebody else',
    'foreign',
    (client, stream) =>
      client.appendToStream(stream, jsonEvent({ type: 'FundsSent', data: { amount: '1' } })),
  ],
];

onEveryEngine(engine => {
  let log: EventStoreDbLog;
  const halts: Error[] = [];
  beforeEach(async () => {
    halts.length = 0;
    const timings = { lackMs: 1_000 };
    log = await eventStoreDbLog(engine().url, { onHalted: error => halts.push(error), timings });
    await log.store.append('line-a', noStream, newEvents(commandNamed('1'), 3));
    await log.store.append('line-b', noStream, newEvents(commandNamed('2'), 2));
    expect(await log.store.head()).toMatchObject({ index: 4 });
  });
  afterEach(() => log.remove());

  const halted = async (reason: HaltReason) => {
    while (halts.length === 0) await new Promise(setImmediate);
    expect(halts).toEqual([expect.objectContaining({ reason })]);
    const { store } = log;
    const asked = [
      () => store.head(),
      () => store.scan(-1, 10),
      () => store.read('line-a'),
      () => store.receipt('line-a', commandNamed('1')),
      () => store.append('line-c', noStream, newEvents(commandNamed('3'), 1)),
      () => store.follow(-1, new AbortController().signal)[Symbol.asyncIterator]().next(),
    ];
    for (const ask of asked) await expect(ask()).rejects.toThrow(LogHalted);
    expect(store.progress()).toMatchObject({ state: 'halted', reason: halts[0]!.message });
  };

  test.each(damages)('%s on one of our streams halts the log', async (_, reason, damage) => {
    const client = EventStoreDBClient.connectionString(engine().url);
    await damage(client, `${log.namespace}line-a`);
    await halted(reason);
    await closed(client);
  });

  /** Those who hold the heads that were signed: without them a history could be written anew, unnoticed. */
  test.each<[string, HaltReason, Damage]>([
    ['a tombstone', 'tombstone', (client, stream) => client.tombstoneStream(stream)],
    ['a deletion', 'settings', (client, stream) => client.deleteStream(stream)],
    ['a truncation', 'settings', (client, stream) => client.setStreamMetadata(stream, { truncateBefore: 1 })],
  ])('%s on the stream of signed heads halts the log', async (name, reason, damage) => {
    if (engine().double && name === 'a deletion') return;
    expect(await log.store.put('socai-heads', noStream, 'a head')).toMatchObject({ appended: true });
    const client = EventStoreDBClient.connectionString(engine().url);
    await damage(client, `${log.namespace}socai-heads`);
    await halted(reason);
    await closed(client);
  });

  test('a tombstone on the stream of signed heads is found by a ledger that was away', async () => {
    await log.store.put('socai-heads', noStream, 'a head');
    const client = EventStoreDBClient.connectionString(engine().url);
    await log.reopen(async () => {
      await client.tombstoneStream(`${log.namespace}socai-heads`);
    });
    await halted('tombstone');
    await closed(client);
  });

  test('a follower that waits is told', async () => {
    const follower = log.store.follow(4, new AbortController().signal)[Symbol.asyncIterator]();
    const next = expect(follower.next()).rejects.toThrow(LogHalted);
    const client = EventStoreDBClient.connectionString(engine().url);
    await client.setStreamMetadata(`${log.namespace}line-a`, { maxCount: 1 });
    await next;
    await closed(client);
  });

  test('settings of a stream that is not ours are not our concern', async () => {
    const client = EventStoreDBClient.connectionString(engine().url);
    await client.setStreamMetadata(`somebody-${log.namespace}`, { maxCount: 1 });
    await log.store.append('line-a', 2, [newEvent(commandNamed('4'))]);
    expect(await log.store.head()).toMatchObject({ index: 5 });
    expect(halts).toEqual([]);
    await closed(client);
  });

  test('records of the ledger itself have no index', async () => {
    const { store } = log;
    expect(await store.last('socai-heads')).toBeUndefined();
    expect(await store.put('socai-heads', noStream, 'first')).toEqual({ appended: true, revision: 0 });
    expect(await store.put('socai-heads', noStream, 'other')).toEqual({ appended: false, actual: 0 });
    expect(await store.put('socai-heads', 0, 'sécond "ộ"')).toEqual({ appended: true, revision: 1 });
    expect(await store.last('socai-heads')).toEqual({ revision: 1, text: 'sécond "ộ"' });
    expect(await store.records('socai-heads', 0, 1)).toEqual([{ revision: 0, text: 'first' }]);
    expect(await store.head()).toMatchObject({ index: 4 });
  });

  const onDouble = (name: string, reason: HaltReason, damage: (log: EventStoreDbLog) => void) =>
    test(name, async () => {
      const { double } = engine();
      if (!double) return;
      await log.reopen(() => damage(log));
      await halted(reason);
    });

  onDouble('an event that was changed halts it', 'changed', () => {
    const { log: records } = engine().double!;
    const last = records.all.length - 1;
    const text = Buffer.from(records.all[last]!.data).toString();
    records.tamper(last, Buffer.from(text.replace('2020-01-02', '2020-01-03')));
  });

  onDouble('a server put back to an earlier day halts it', 'shorter', () => {
    const { log: records } = engine().double!;
    records.cutTo(records.all.length - 1);
  });

  onDouble('a server put back to an earlier day, and written to by others since, halts it', 'shorter', () => {
    const { log: records } = engine().double!;
    records.cutTo(records.all.length - 1);
    const other = { id: randomUUID(), type: 'Other', contentType: 'application/json' };
    const data = Buffer.alloc(4_000);
    const metadata = Buffer.alloc(0);
    records.write('somebody-else', 'any', [{ ...other, data, metadata }]);
    records.write('somebody-else', 'any', [{ ...other, id: randomUUID(), data, metadata }]);
  });

  onDouble('a gap halts an index that is made again', 'gap', ({ indexPath }) => {
    const { log: records } = engine().double!;
    records.lose(records.all.findLastIndex(({ stream }) => stream.endsWith('line-a')) - 1);
    rmSync(indexPath);
  });

  test('a server that shows less for a while, as one that has just come back, halts nothing', async () => {
    const { double } = engine();
    if (!double) return;
    let show = (): void => undefined;
    await log.reopen(() => (show = double.log.hide(1)));
    while (log.store.progress().state !== 'lacking') await new Promise(setImmediate);
    expect(await log.store.scan(-1, 5)).toHaveLength(5);
    const late = [newEvent(commandNamed('too soon'))] as const;
    await expect(log.store.append('line-b', 1, late)).rejects.toThrow(/The server does not show revision 1/u);
    show();
    while (log.store.progress().state !== 'live') await new Promise(setImmediate);
    expect(await log.store.append('line-b', 1, late)).toEqual({ appended: true, revision: 2 });
    expect([halts, await log.store.head()]).toEqual([[], expect.objectContaining({ index: 5 })]);
  });

  test('without a server nothing is answered but what is in the index', async () => {
    const { double } = engine();
    if (!double) return;
    await double.stop();
    expect(await log.store.scan(-1, 5)).toHaveLength(5);
    await expect(log.store.read('line-a')).rejects.toThrow(StoreUnavailable);
    await double.restart();
    expect((await log.store.append('line-a', 2, [newEvent(commandNamed('5'))])).appended).toBe(true);
  });
});
