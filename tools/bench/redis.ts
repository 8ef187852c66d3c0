import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import type { EventStore } from '#event-sourcing';
import { openRedisReadStore, type RedisReadStore } from '#stores/redis';
import { openSqliteEventStore } from '#stores/sqlite';
import { startRedis } from '#test/support/redis-server';
import type { View } from '#views';
import { inPairs, secondsOf } from './pairs.js';
import { type RawRows, rawRowsOf, scanAndPipeline } from './redis/raw-redis.js';
import type { Row } from './row.js';
import { buildViews, scheduler } from './surroundings.js';
import { commitments, decode, execution, fill } from './views/past.js';

const events = Math.min(20_000, Number(process.env['BENCH_EVENTS'] ?? 20_000));
const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);

const open = (url: string, prefix: string): RedisReadStore =>
  openRedisReadStore(url, { scheduler, random: { bytes: count => randomBytes(count) }, prefix });

const emptied = async (store: RedisReadStore): Promise<void> => {
  for (const { id } of await store.catalogue()) await store.drop(id);
  store.close();
};

/** Bytes of memory that one row of a view takes, with everything that belongs to it. */
const bytesARow = async (bare: Redis, log: EventStore, url: string, view: View): Promise<number> => {
  const used = async (): Promise<number> =>
    Number(/used_memory_dataset:(\d+)/u.exec(await bare.info('memory'))?.[1]);
  const before = await used();
  const store = open(url, `bench-${view.name}`);
  await buildViews({ log, decode, readStore: store, views: [view] });
  const [copy] = await store.catalogue();
  const bytes = ((await used()) - before) / copy!.checkpoint.digest.count;
  await emptied(store);
  return Math.round(bytes);
};

/** Seconds of one building from nothing; what was built is removed off the clock. */
const buildOnce = async (log: EventStore, url: string): Promise<number> => {
  const store = open(url, `bench-${randomBytes(4).toString('hex')}`);
  const seconds = await secondsOf(() =>
    buildViews({ log, decode, readStore: store, views: [execution, commitments] }),
  );
  await emptied(store);
  return seconds;
};

const rawOnce = async (log: EventStore, bare: Redis, rows: RawRows): Promise<number> => {
  const seconds = await secondsOf(() => scanAndPipeline(log, bare, rows));
  const made = [...new Set(rows.commands.map(([, key]) => String(key)))];
  for (let at = 0; at < made.length; at += 1_000) await bare.unlink(...made.slice(at, at + 1_000));
  return seconds;
};

export const benchRedis = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  const server = await startRedis();
  const bare = new Redis(server.url);
  const fail = (error: Error): never => {
    throw error;
  };
  const log = await openSqliteEventStore(join(folder, 'events.db'), { scheduler, onFatal: fail });
  try {
    await fill(log, events);
    const entry = await bytesARow(bare, log, server.url, execution);
    const version = await bytesARow(bare, log, server.url, commitments);
    const store = open(server.url, 'bench');
    await buildViews({ log, decode, readStore: store, views: [execution, commitments] });
    const rows = await rawRowsOf(bare, '{bench:');
    await emptied(store);
    const pair = await inPairs(
      pairs,
      () => buildOnce(log, server.url),
      () => rawOnce(log, bare, rows),
    );
    const rate = (seconds: number): number => Math.round(events / seconds);
    return [
      {
        work: 'rebuild of every view in Redis (a tally and a register)',
        against: 'scan + JSON.parse of the log + raw pipelined writes of the same rows',
        ratio: pair.ratio,
        goal: 'none set',
        detail:
          `${events} events, ${rows.commands.length} writes; ${rate(pair.ours)} events/s against ` +
          `${rate(pair.raw)}; ${entry} bytes an entry, ${version} bytes a version`,
      },
    ];
  } finally {
    bare.disconnect();
    await log.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchRedis());
