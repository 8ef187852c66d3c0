import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { aTally, batch, entry } from '#test/contract/read-store/rows';
import { freePort, type OwnRedis, ownRedis } from '#test/support/redis-server';
import { bareRedis, openRedisViewsAt } from '#test/support/redis-views';
import { ownSentinel } from '#test/support/redis-sentinel';
import { type ScriptedSentinel, scriptedSentinel } from '#test/support/scripted-sentinel';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { ReadStoreUnavailable } from '#views';
import type { RedisReadStore } from '../redis-read-store.js';
import { EvictingRedis } from './memory-policy.js';

/** Forms in which a Redis is run. Each is a real one, with the settings that make it so. */
describe('views are kept in a Redis', () => {
  let closing: (() => void | Promise<void>)[];
  beforeEach(() => {
    closing = [];
  });
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
  });

  const started = async (...settings: string[]): Promise<OwnRedis> => {
    const server = await ownRedis(settings);
    closing.push(() => server.stop());
    return server;
  };
  const opened = (...how: Parameters<typeof openRedisViewsAt>): RedisReadStore => {
    const store = openRedisViewsAt(...how);
    closing.push(() => store.close());
    return store;
  };
  const isAtWork = async (store: RedisReadStore): Promise<void> => {
    await store.check();
    const { id } = await aTally(store);
    const reached = store.reached(id, 0, new AbortController().signal);
    await store.commit(id, batch(-1, 0, { entries: [entry(0, 5)] }));
    expect(await reached).toBe(true);
    expect(await store.sum(id, [{ account: 'line/a/available', commodity: 'VND' }], { known: 0 })).toEqual([
      5n,
    ]);
    expect(await store.catalogue()).toHaveLength(1);
    await store.drop(id);
  };

  /** Resolves when the store answers again. */
  const again = async (store: RedisReadStore): Promise<void> => {
    const works = (): Promise<boolean> =>
      store.catalogue().then(
        () => true,
        () => false,
      );
    while (!(await works())) await timerScheduler.wait(20);
  };

  test('that is a cluster', async () => {
    const server = await started('--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1');
    const bare = bareRedis(server.url);
    await bare.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    while (!String(await bare.call('CLUSTER', 'INFO')).includes('cluster_state:ok'))
      await timerScheduler.wait(5);
    await isAtWork(opened(`redis+cluster://127.0.0.1:${server.port}`));
    await bare.config('SET', 'maxmemory-policy', 'allkeys-lru');
    bare.disconnect();
    await expect(opened(`redis+cluster://127.0.0.1:${server.port}`).catalogue()).rejects.toThrow(
      EvictingRedis,
    );
  });

  test('a cluster that is not there is an outage', async () => {
    const store = opened(`redis+cluster://127.0.0.1:${await freePort()}`, { callMs: 500 });
    await expect(store.catalogue()).rejects.toThrow(ReadStoreUnavailable);
  });

  test('that sentinels watch, also after they made another the master', async () => {
    const at = ['--repl-diskless-sync-delay', '0'];
    const first = await started(...at);
    const second = await started(...at);
    const follower = bareRedis(second.url);
    await follower.replicaof('127.0.0.1', first.port);
    const sentinel = await ownSentinel('ledger', first.port);
    closing.push(() => sentinel.stop());
    const store = opened(`redis+sentinel://127.0.0.1:${sentinel.port}/ledger`);
    await isAtWork(store);
    await sentinel.promote(follower);
    follower.disconnect();
    await first.kill();
    await again(store);
    await isAtWork(store);
  }, 120_000);

  test('that sentinels watch, also when a switch is told while the driver asks for the master', async () => {
    const server = await started();
    let asked = 0;
    const sentinel: ScriptedSentinel = await scriptedSentinel(async () => {
      asked += 1;
      if (sentinel.listeners > 0) await sentinel.tellOfSwitch();
      return server.port;
    });
    closing.push(() => sentinel.close());
    const store = opened(`redis+sentinel://127.0.0.1:${sentinel.port}/ledger`);
    await store.catalogue();
    while (sentinel.listeners === 0) await timerScheduler.wait(5);
    await server.kill();
    await server.start();
    while (asked < 2) await timerScheduler.wait(5);
    await again(store);
    await isAtWork(store);
  });

  test('behind TLS, with a user and a password', async () => {
    const folder = temporaryFolder();
    closing.push(() => folder.remove());
    const key = folder.file('key.pem');
    const cert = folder.file('cert.pem');
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', ...made, '-keyout', key, '-out', cert, ...name], {
      stdio: 'ignore',
    });
    const port = await freePort();
    const tls = ['--tls-port', String(port), '--tls-cert-file', cert, '--tls-key-file', key];
    const user = ['--user', 'ledger', 'on', '>s3:cret', '~*', '&*', '+@all'];
    await started(...tls, '--tls-auth-clients', 'no', ...user);
    const ca = readFileSync(cert, 'utf8');
    await isAtWork(opened(`rediss://ledger:s3%3Acret@localhost:${port}`, { tls: { ca } }));
    await isAtWork(
      opened(`rediss://localhost:${port}`, { tls: { ca }, username: 'ledger', password: 's3:cret' }),
    );
    const stranger = opened(`rediss://ledger:wrong@localhost:${port}`, { tls: { ca } });
    await expect(stranger.catalogue()).rejects.toThrow(/localhost:\d+ (refuses this user|wants a password)/u);
    const trusting = opened(`rediss://ledger:s3%3Acret@localhost:${port}`, { callMs: 500 });
    await expect(trusting.catalogue()).rejects.toThrow(ReadStoreUnavailable);
  });

  test('unless it may evict what it is given', async () => {
    const server = await started('--maxmemory-policy', 'allkeys-lru', '--maxmemory', '100mb');
    const store = opened(server.url);
    await expect(store.check()).rejects.toThrow(
      /has maxmemory-policy allkeys-lru: .* Set maxmemory-policy to noeviction\.$/u,
    );
    await expect(store.catalogue()).rejects.toThrow(EvictingRedis);
    const bare = bareRedis(server.url);
    await bare.config('SET', 'maxmemory-policy', 'noeviction');
    bare.disconnect();
    await isAtWork(store);
  });

  test('that is full: nothing of a batch is written, and what is there can be asked', async () => {
    const server = await started('--maxmemory', '20mb');
    const store = opened(server.url);
    const { id } = await aTally(store);
    await store.commit(id, batch(-1, 0, { entries: [entry(0, 5)] }));
    const bare = bareRedis(server.url);
    await bare.config('SET', 'maxmemory', '1mb');
    const next = batch(0, 1, { entries: [entry(1, 6)] });
    await expect(store.commit(id, next)).rejects.toThrow(/has no memory left: raise maxmemory/u);
    const cell = [{ account: 'line/a/available', commodity: 'VND' }];
    expect(await store.sum(id, cell, { known: 0 })).toEqual([5n]);
    expect(await store.checkpoint(id)).toMatchObject({ position: 0 });
    await bare.config('SET', 'maxmemory', '0');
    bare.disconnect();
    expect(await store.commit(id, next)).toEqual({ committed: true });
  });
});
