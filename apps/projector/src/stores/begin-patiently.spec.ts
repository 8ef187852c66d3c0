import { beforeEach, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { instantOf } from '#kernel';
import { beginPatiently, type Waiting } from './begin-patiently.js';

let ms: number;
let told: string[];
let waiting: Waiting;
beforeEach(() => {
  ms = 0;
  told = [];
  waiting = {
    clock: { now: () => instantOf(ms) },
    scheduler: { wait: async wait => void (ms += wait) },
    tell: reason => told.push(reason),
  };
});

/** Answers after so long, and until then that it is not there. */
const thereAfter = (seconds: number) => async () => {
  if (ms >= seconds * 1_000) return 'there';
  throw new StoreUnavailable(ms < 5_000 ? 'nobody listens' : 'no leader yet');
};

test('a log that answers is asked once', async () => {
  expect(await beginPatiently(thereAfter(0), waiting)).toBe('there');
  expect([ms, told]).toEqual([0, []]);
});

test('one that begins to answer within a minute is waited for, and every new reason is told once', async () => {
  expect(await beginPatiently(thereAfter(60), waiting)).toBe('there');
  expect(told).toEqual(['nobody listens', 'no leader yet']);
});

test('after a minute its last reason is thrown', async () => {
  await expect(beginPatiently(thereAfter(61), waiting)).rejects.toThrow(
    new StoreUnavailable('no leader yet'),
  );
  expect(ms).toBe(60_000);
});

test('what is no outage is thrown at once', async () => {
  const wrong = async () => Promise.reject(new TypeError('a bug'));
  await expect(beginPatiently(wrong, waiting)).rejects.toThrow('a bug');
  expect(ms).toBe(0);
});
