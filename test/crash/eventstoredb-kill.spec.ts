import { copyFileSync, rmSync } from 'node:fs';
import type { StoredEvent } from '#event-sourcing';
import { startNode } from '#test/support/child';
import { onEveryEngine } from '#test/support/eventstoredb-engines';
import { eventStoreDbLog, type EventStoreDbLog } from '#test/support/eventstoredb-log';
import { commandNamed, newEvents } from '#test/support/new-events';

const senders = new URL('./eventstoredb-senders.child.js', import.meta.url);

onEveryEngine(engine => {
  let log: EventStoreDbLog;
  beforeEach(async () => {
    log = await eventStoreDbLog(engine().url);
  });
  afterEach(() => log.remove());

  /** The whole log, once the index holds all of it. */
  const whole = async (): Promise<readonly StoredEvent[]> => {
    while (log.store.progress().state !== 'live') await new Promise(setImmediate);
    return log.store.scan(-1, 100_000);
  };
  const fromNothing = async (): Promise<readonly StoredEvent[]> => {
    await log.reopen(() => removeIndex(log.indexPath));
    return whole();
  };

  test('sixteen senders killed again and again: what they were told stands once, and is indexed', async () => {
    const told: (readonly [string, number, string])[] = [];
    for (const [life, lines] of [60, 1, 140].entries())
      await log.reopen(async () => {
        const child = startNode(senders, [engine().url, log.namespace, log.indexPath, `${life}`]);
        await child.printed(lines);
        child.process.kill('SIGKILL');
        expect(await child.ended).toBe('SIGKILL');
        told.push(...child.lines.map(line => JSON.parse(line)));
      });
    const events = await whole();
    expect(events.map(({ index }) => index)).toEqual(events.map((_, n) => n));
    expect(new Set(events.map(({ body }) => JSON.parse(body).id)).size).toBe(events.length);
    for (const [stream, last, commandId] of told)
      expect(await log.store.receipt(stream, commandId)).toMatchObject({ stream, last });
    expect(await fromNothing()).toEqual(events);
  });

  test('a deleted index is made again, the same to the byte', async () => {
    await fill(log, 0, 40);
    const events = await whole();
    expect(events).toHaveLength(120);
    expect(await fromNothing()).toEqual(events);
  });

  test('an index that is older than the log catches up', async () => {
    await fill(log, 0, 20);
    await whole();
    const copy = `${log.indexPath}.copy`;
    await log.reopen(() => copyFileSync(log.indexPath, copy));
    await fill(log, 20, 40);
    const events = await whole();
    await log.reopen(() => {
      removeIndex(log.indexPath);
      copyFileSync(copy, log.indexPath);
    });
    expect(await whole()).toEqual(events);
    expect(await log.store.receipt('line-3', commandNamed('33'))).toMatchObject({ stream: 'line-3' });
  });

  test('receipts and reads are exact while the index is made again', async () => {
    await fill(log, 0, 40);
    await log.reopen(() => removeIndex(log.indexPath));
    expect(await log.store.receipt('line-3', commandNamed('33'))).toEqual({
      stream: 'line-3',
      first: 9,
      last: 11,
    });
    expect((await log.store.read('line-3')).revision).toBe(11);
  });

  test('a damaged index is made again; a file that is no index stays untouched', async () => {
    await fill(log, 0, 10);
    const events = await whole();
    const { writeFileSync } = await import('node:fs');
    await log.reopen(() => {
      removeIndex(log.indexPath);
      writeFileSync(log.indexPath, '');
    });
    expect(await whole()).toEqual(events);
    await expect(
      log.reopen(() => writeFileSync(log.indexPath, 'no database at all, but text'.repeat(200))),
    ).rejects.toThrow(/no log of this ledger|no SQLite database/u);
    await log.reopen(() => removeIndex(log.indexPath));
  });
});

const fill = async ({ store }: EventStoreDbLog, from: number, to: number): Promise<void> => {
  for (let n = from; n < to; n += 1)
    await store.append(`line-${n % 10}`, Math.floor(n / 10) * 3 - 1, newEvents(commandNamed(`${n}`), 3));
};

const removeIndex = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
};
