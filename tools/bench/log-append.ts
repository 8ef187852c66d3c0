import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BroadcastChannel } from 'node:worker_threads';
import { instantOf, sha256 } from '#kernel';
import type { NewEvent } from '#event-sourcing';
import { openSqliteEventStore, type SqliteEventStore } from '#stores/sqlite';
import { inPairs, secondsOf } from './pairs.js';
import { rawAppend, rawScan } from './raw-log.js';
import type { Row } from './row.js';
import { scheduler } from './surroundings.js';

const clients = 256;
const appendsPerClient = Number(process.env['BENCH_APPENDS'] ?? 100);
const bodyBytes = Number(process.env['BENCH_BYTES'] ?? 1_000);
const pageEvents = 512;
const pairs = Number(process.env['BENCH_PAIRS'] ?? 11);

const eventOf = (client: number, n: number): NewEvent => {
  const commandId = sha256(`${client} ${n}`);
  const recordedAt = instantOf(1_577_836_800_000 + n * 1000 + client);
  const body = `{"commandId":"${commandId}","data":"`.padEnd(bodyBytes - 2, 'abcdefghij') + '"}';
  return { id: commandId.slice(0, 36), type: `Type${n % 20}`, commandId, recordedAt, body };
};

const events = Array.from({ length: clients }, (_, client) =>
  Array.from({ length: appendsPerClient }, (_, n) => eventOf(client, n)),
);
const total = clients * appendsPerClient;

const open = (path: string): Promise<SqliteEventStore> =>
  openSqliteEventStore(path, {
    scheduler,
    onFatal: error => {
      throw error;
    },
  });

/** Every client appends one event after another to a stream of its own, as soon as the one before is on the disk. */
const appendAll = (store: SqliteEventStore): Promise<unknown> =>
  Promise.all(
    events.map(async (own, client) => {
      for (const [n, event] of own.entries()) await store.append(`line-${client}`, n - 1, [event]);
    }),
  );

const inFolder = async <T>(work: (file: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  try {
    return await work(join(folder, 'events.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

let groups = 0;
const appendThroughStore = (): Promise<number> =>
  inFolder(async file => {
    const store = await open(file);
    const bell = new BroadcastChannel(`socai-log:${file}`);
    groups = 0;
    bell.onmessage = () => (groups += 1);
    const seconds = await secondsOf(() => appendAll(store));
    bell.close();
    await store.close();
    return seconds;
  });

const benchAppend = async (): Promise<Row> => {
  await appendThroughStore();
  const group = Math.round(total / groups);
  const pair = await inPairs(pairs, appendThroughStore, () =>
    inFolder(file => rawAppend(file, events, group)),
  );
  const rate = (seconds: number): string => Math.round(total / seconds).toLocaleString('en');
  return {
    work: 'log append, through the store',
    against: 'the same rows by raw node:sqlite, same group size',
    ratio: pair.ratio,
    goal: '>= 0.8',
    detail:
      `${rate(pair.ours)}/s against ${rate(pair.raw)}/s; ${clients} clients, ` +
      `about ${group} appends a commit, ${bodyBytes} bytes`,
  };
};

const benchScan = (): Promise<Row> =>
  inFolder(async file => {
    const store = await open(file);
    await appendAll(store);
    const scan = () =>
      secondsOf(async () => {
        for (let after = -1; after < total - 1; after = (await store.scan(after, pageEvents)).at(-1)!.index);
      });
    const pair = await inPairs(pairs, scan, () => rawScan(file, pageEvents));
    await store.close();
    const rate = (seconds: number): string => Math.round(total / seconds).toLocaleString('en');
    return {
      work: 'log scan, through the store',
      against: 'raw pages of the event table, names not resolved',
      ratio: pair.ratio,
      goal: 'none set',
      detail: `${rate(pair.ours)}/s against ${rate(pair.raw)}/s; pages of ${pageEvents}`,
    };
  });

export const benchLog = async (): Promise<Row[]> => [await benchAppend(), await benchScan()];

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchLog());
