import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import { lastHeadPath } from './head-book.js';
import { rootOfLog } from './root-of-log.js';
import { headIn } from './signed-head.js';

let log: PublishedLog;
beforeEach(async () => {
  log = await publishedLog();
  const { publisher } = await log.publisher();
  for (const count of [3, 600, 20]) {
    await recordEvents(log.store, 'line-a', count);
    await publisher.round();
  }
});
afterEach(() => log.remove());

const lastHead = async () => headIn((await log.apart.read(lastHeadPath))!.toString());

const rootNow = (over: object = {}, signal = new AbortController().signal) => {
  const { control } = log.parts();
  let total = 0;
  let done = 0;
  const watch = { signal, begin: (events: number) => (total = events), progress: (n: number) => (done += n) };
  return rootOfLog({ log: log.store, control, ...over }, watch).then(head => ({ head, total, done }));
};

test('is the root that was signed last, and every event is counted', async () => {
  const { size, root } = await lastHead();
  expect(await rootNow()).toEqual({ head: { size, root: Buffer.from(root) }, total: 623, done: 623 });
});

test('is not told of a log with a changed event', async () => {
  await log.tamper(`UPDATE event SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE idx = 300`);
  await expect(rootNow()).rejects.toMatchObject({
    halt: { code: 'ledger.content-changed', numbers: { index: '300' } },
  });
});

test('is not told of a log that lost its end, with the heads over it', async () => {
  const kept = await lastHead();
  await log.tamper(`DELETE FROM event WHERE idx > 602; DELETE FROM control WHERE revision > 1`);
  expect((await rootNow()).head?.size).toBe(603);
  await expect(rootNow({ others: [kept] })).rejects.toMatchObject({
    halt: { code: 'ledger.history-shorter', numbers: { size: '623', events: '603' } },
  });
});

test('is not told where a head was kept that does not follow from it', async () => {
  const other = { ...(await lastHead()), size: 400 };
  await expect(rootNow({ others: [other] })).rejects.toMatchObject({
    halt: { code: 'ledger.history-changed', numbers: { size: '400' } },
  });
});

test('is not told by one who was told to stop', async () => {
  expect((await rootNow({}, AbortSignal.abort())).head).toBeUndefined();
});
