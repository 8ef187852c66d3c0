import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { MovedTime } from '#test/support/moved-time';
import { publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import { Halted } from './halt.js';
import type { HistoryLog } from './history.js';
import { Publisher } from './publisher.js';

/** An index that follows a log of which a head of five events was signed, and has `shown` of them. */
let log: PublishedLog;
let shown: number;
let time: MovedTime;
beforeEach(async () => {
  log = await publishedLog();
  shown = 0;
  time = new MovedTime(1_600_000_000_000);
  await recordEvents(log.store, 'line-a', 5);
  await (await log.publisher()).publisher.round();
});
afterEach(() => log.remove());

const audited = (caughtUp: () => Promise<unknown> = async () => undefined) => {
  const index: HistoryLog = {
    head: async () => ({ ...(await log.store.head()), index: shown - 1 }),
    scan: async (after, limit) => (await log.store.scan(after, limit)).filter(event => event.index < shown),
  };
  const { parts, news } = log.parts({ log: index, caughtUp, scheduler: time });
  return { news, over: new Publisher(parts).audit(new AbortController().signal) };
};

test('moments late it is waited for', async () => {
  const { news, over } = audited();
  for (const next of [1, 3, 5]) {
    await time.someoneWaits();
    shown = next;
    time.pass(500);
  }
  await over;
  expect(news.at(-1)).toMatchObject({ kind: 'published', size: 5 });
});

test('that has not caught up it is an outage, whatever was signed', async () => {
  const { over } = audited(() => Promise.reject(new StoreUnavailable('40 % of it read')));
  await expect(over).rejects.toThrow('40 % of it read');
});

test('short for a minute, and caught up, it is a loss', async () => {
  shown = 4;
  const { over } = audited();
  const fault = over.catch((error: unknown) => error);
  for (let half = 0; half < 120; half += 1) {
    await time.someoneWaits();
    time.pass(500);
  }
  expect(await fault).toBeInstanceOf(Halted);
  expect(await fault).toMatchObject({ halt: { code: 'ledger.history-shorter' } });
});
