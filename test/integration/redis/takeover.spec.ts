import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { leaseMs, whileLeased } from '#event-sourcing';
import { openRedisLeases } from '#stores/redis';
import { faultProxy } from '#test/support/fault-proxy';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { openRedisViewsAt, testRandom } from '#test/support/redis-views';
import { decode, money, papers, smallLedger, type SmallLedger } from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import { runProjector } from '#views';

const views = [money(), papers()];
let server: RedisServer;
let ledger: SmallLedger;
beforeAll(async () => {
  server = await startRedis();
  ledger = await smallLedger();
});
afterAll(async () => {
  await ledger.remove();
  await server.stop();
});

/** As a process of its own would: its own connections, one lease for all views. */
const projectorAt = (url: string, prefix: string, onTaken: () => void) => {
  const over = new AbortController();
  const parts = { scheduler: timerScheduler, random: testRandom, prefix, callMs: 500 };
  const leases = openRedisLeases(url, parts);
  const readStore = openRedisViewsAt(url, parts);
  const { log, clock } = ledger;
  const feed = { log, clock, decode, views, readStore, scheduler: timerScheduler };
  const onChange = (change: unknown) => change === 'taken' && onTaken();
  const ended = whileLeased(
    { leases, name: 'projector', scheduler: timerScheduler, signal: over.signal, onChange },
    signal => runProjector({ ...feed, signal }),
  );
  return {
    stop: async () => {
      over.abort();
      await ended;
      leases.close();
      readStore.close();
    },
  };
};

test('of two projectors one works; when it falls silent, the other takes over in seconds', async () => {
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const proxy = await faultProxy(server.port);
  const taken: string[] = [];
  const first = projectorAt(`redis://127.0.0.1:${proxy.port}`, prefix, () => taken.push('first'));
  while (taken.length === 0) await timerScheduler.wait(2);
  const second = projectorAt(server.url, prefix, () => taken.push('second'));
  const seen = openRedisViewsAt(server.url, { prefix });
  const reaches = async (index: number) => {
    const live = async () =>
      (await seen.catalogue()).filter(({ checkpoint }) => checkpoint.position >= index);
    while ((await live()).length < views.length) await timerScheduler.wait(5);
  };
  const record = () =>
    ledger.record([{ stream: 'a-1', postings: [{ account: 'line/a', commodity: 'VND', amount: '1' }] }]);
  await record();
  await reaches(0);
  expect(taken).toEqual(['first']);
  // As good as dead: it lives, and nobody hears of it. Its lease is not given up, but runs out.
  proxy.stall('to-server');
  await record();
  const began = performance.now();
  await reaches(1);
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(`takeover of the views: ${seconds.toFixed(1)} s\n`);
  expect(taken).toEqual(['first', 'second']);
  expect(seconds).toBeLessThan(leaseMs / 1000 + 7);
  // It wakes up with what it had in hand: refused by the position, however long it slept.
  proxy.mend();
  await record();
  await reaches(2);
  const copies = await seen.catalogue();
  expect(copies.map(({ checkpoint }) => checkpoint.position)).toEqual([2, 2]);
  const tally = copies.find(({ name }) => name === 'money')!;
  expect(await seen.sum(tally.id, [{ account: 'line/a', commodity: 'VND' }], { known: 2 })).toEqual([3n]);
  await second.stop();
  await first.stop();
  for (const { id } of copies) await seen.drop(id);
  seen.close();
  await proxy.close();
}, 60_000);
