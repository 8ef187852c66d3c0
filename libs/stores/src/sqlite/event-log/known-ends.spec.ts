import { expect, test } from '@jest/globals';
import { noStream } from '#event-sourcing';
import { commandNamed, newEvent } from '#test/support/new-events';
import { sqliteLog } from '#test/support/sqlite-log';
import { timerScheduler } from '#test/support/timer-scheduler';
import type { GroupCommit } from './group-commit.js';
import { SqliteEventStore } from './sqlite-event-store.js';

const command = commandNamed('1');

/** A store whose append was written, and not answered yet. */
const unanswered = async () => {
  const log = await sqliteLog();
  const writer = { append: () => new Promise(() => undefined), close: async () => undefined };
  const store = new SqliteEventStore(log.path, writer as unknown as GroupCommit, timerScheduler);
  expect((await store.read('line-a')).revision).toBe(noStream);
  void store.append('line-a', noStream, [newEvent(command)]);
  await log.store.append('line-a', noStream, [newEvent(command)]);
  const end = async () => {
    await store.close();
    await log.remove();
  };
  return { store, end };
};

const firstOf = async (store: SqliteEventStore, needless?: readonly string[]) => {
  for await (const batch of store.follow(-1, AbortSignal.timeout(10_000), needless)) return batch[0];
  return undefined;
};

const shown = {
  'a scan': (store: SqliteEventStore) => store.scan(-1, 10),
  'a follower': (store: SqliteEventStore) => firstOf(store),
  'a follower that needs little': (store: SqliteEventStore) => firstOf(store, ['Other']),
  'a receipt': (store: SqliteEventStore) => store.receipt('line-a', command),
};

test.each(Object.entries(shown))('what %s showed can be read at once', async (_, show) => {
  const { store, end } = await unanswered();
  expect(await show(store)).toBeDefined();
  expect((await store.read('line-a')).events).toHaveLength(1);
  await end();
});
