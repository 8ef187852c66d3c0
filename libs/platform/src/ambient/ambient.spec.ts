import { expect, test } from '@jest/globals';
import { PooledRandom } from './pooled-random.js';
import { SystemScheduler } from './system-scheduler.js';

test('no salt is given twice, and none changes later', () => {
  const random = new PooledRandom();
  const salts = Array.from({ length: 2000 }, () => random.bytes(32));
  const then = salts.map(salt => Buffer.from(salt).toString('hex'));
  for (let i = 0; i < 2000; i += 1) random.bytes(32);
  expect(salts.map(salt => Buffer.from(salt).toString('hex'))).toEqual(then);
  expect(new Set(then).size).toBe(2000);
  expect(random.bytes(100_000)).toHaveLength(100_000);
});

test('waiting ends with its time, or with the signal', async () => {
  const scheduler = new SystemScheduler();
  await scheduler.wait(1);
  const stop = new AbortController();
  const waiting = scheduler.wait(3_600_000, stop.signal);
  stop.abort();
  await waiting;
  await scheduler.wait(3_600_000, stop.signal);
});
