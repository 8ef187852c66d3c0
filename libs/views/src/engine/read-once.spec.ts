import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { decode, money, papers, project, smallLedger, type SmallLedger } from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import { readOnce } from './read-once.js';
import { rebuild } from './rebuild.js';

const events = 4_500;

let ledger: SmallLedger;
beforeEach(async () => {
  ledger = await smallLedger();
  await ledger.record(
    Array.from({ length: events }, (_, n) => ({
      stream: `a-${n % 17}`,
      effectiveDate: '2020-01-01',
      postings: [{ account: `line/${n % 7}/paid`, commodity: 'VND', amount: '1' }],
      papers: [{ key: `${n % 11}`, state: `s-${n % 3}` }],
    })),
  );
});
afterEach(() => ledger.remove());

/** The log, and how often it was asked. */
const counted = () => {
  const count = { scans: 0, decoded: 0 };
  const { log } = ledger;
  const scan = (after: number, limit: number) => {
    count.scans += 1;
    return log.scan(after, limit);
  };
  const read = (stored: StoredEvent) => {
    count.decoded += 1;
    return decode(stored);
  };
  const rest = { head: () => log.head(), follow: log.follow.bind(log) };
  return { count, feed: { log: { ...rest, scan }, decode: read, readStore: ledger.readStore } };
};

test('views that are rebuilt together read the log once, and are what they were', async () => {
  const views = [money(), papers()];
  const projector = project(ledger, views);
  await projector.caughtUp();
  await projector.stop();
  const before = await ledger.readStore.catalogue();
  const { count, feed } = counted();
  const signal = new AbortController().signal;
  const together = { ...readOnce(feed), clock: ledger.clock, scheduler: timerScheduler, signal };
  const copies = await Promise.all(views.map(view => rebuild({ ...together, view })));
  expect(copies.map(copy => copy?.checkpoint)).toEqual(before.map(({ checkpoint }) => checkpoint));
  expect(copies.map(copy => copy?.id)).not.toEqual(before.map(({ id }) => id));
  expect(count).toEqual({ scans: 3, decoded: events });
});

test('a failed reading is not kept', async () => {
  const { count, feed } = counted();
  let fails = true;
  const scan = (after: number, limit: number) =>
    fails ? Promise.reject(new Error('away')) : feed.log.scan(after, limit);
  const { log } = readOnce({ ...feed, log: { ...feed.log, scan } });
  await expect(log.scan(-1, 10)).rejects.toThrow('away');
  fails = false;
  expect(await log.scan(-1, 10)).toHaveLength(10);
  await log.scan(-1, 10);
  expect(count.scans).toBe(1);
});
