import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { BroadcastChannel } from 'node:worker_threads';
import type { Scheduler } from '#event-sourcing';
import { startNode } from '#test/support/child';
import { take } from '#test/contract/event-store/following';
import { commandNamed, newEvents } from '#test/support/new-events';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { channelOf, Doorbell } from './doorbell.js';
import { SqliteEventReader } from './sqlite-event-reader.js';

const writer = new URL('../../../../../test/crash/log-writer.child.js', import.meta.url);

/** Never lets time pass: whoever waits is woken, or waits for ever. */
const frozen: Scheduler = { wait: async (_ms, signal) => void (signal && (await once(signal, 'abort'))) };

describe('a follower at the end of the log', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('events.db');
  });
  afterEach(() => folder.remove());

  test('is woken by an append of its own process, without a look at the clock', async () => {
    const store = await openLogAt(path);
    const reader = new SqliteEventReader(path, frozen);
    const taking = take(reader, -1, 40);
    for (let n = 0; n < 40; n += 1) {
      await store.append(`line-${n}`, -1, newEvents(commandNamed(`${n}`), 1));
      await new Promise(setImmediate);
    }
    expect(await taking).toHaveLength(40);
    await reader.close();
    await store.close();
  });

  test('finds what another process appends', async () => {
    await (await openLogAt(path)).close();
    const reader = new SqliteEventReader(path, timerScheduler);
    const taking = take(reader, -1, 500);
    const child = startNode(writer, [path, '0']);
    const seen = await taking;
    child.process.kill('SIGKILL');
    expect(seen.map(event => event.index)).toEqual(seen.map((_, n) => n));
    await child.ended;
    await reader.close();
  });

  test('goes on when the bell rang between its look and its wait', async () => {
    const bell = new Doorbell(path, frozen);
    const voice = new BroadcastChannel(channelOf(path));
    voice.unref();
    const { rings } = bell;
    voice.postMessage(0);
    while (bell.rings === rings) await new Promise(setImmediate);
    await bell.next(rings, new AbortController().signal);
    bell.close();
    voice.close();
  });

  test('hears that the log is closed', async () => {
    const store = await openLogAt(path);
    const taking = take(store, -1, 1);
    await new Promise(setImmediate);
    await Promise.all([expect(taking).rejects.toThrow('the log could not be read'), store.close()]);
  });
});
