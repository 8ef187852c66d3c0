import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSqliteEventStore } from '#stores/sqlite';
import { logKey, publish } from '#test/support/static-log';
import { type OpenHands, verifyLedger } from '../../apps/auditor/src/verify/verify-ledger.js';
import { OwnHands, ThreadHands } from '../../apps/auditor/src/verify/work/hands.js';
import { inPairs, processorSecondsOf, secondsOf } from './pairs.js';
import type { Row } from './row.js';
import { fillLedger } from './verify/ledger.js';
import {
  type RawRange,
  scanAndHash,
  scanAndHashAll,
  scanAndHashAllIn,
  scanAndHashBytes,
} from './verify/raw.js';

const events = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);

const watch = { signal: new AbortController().signal, begin: () => undefined, progress: () => undefined };
const oneThread: OpenHands = sources => new OwnHands(sources);
/** What users run: as modules, each thread would first load some hundred files. */
const program = new URL('../../programs/verify.worker.js', import.meta.url);
const threads =
  (count: number): OpenHands =>
  sources =>
    new ThreadHands(sources, count, program);

/** Makes the ledger and publishes it; verifying is of everything there is. */
const published = async (folder: string) => {
  const file = join(folder, 'events.db');
  const log = join(folder, 'log');
  const store = await openSqliteEventStore(file, {
    scheduler: { wait: ms => setTimeout(ms) },
    onFatal: () => undefined,
  });
  await fillLedger(store, events);
  await publish(store, log);
  await store.close();
  const trusted = { keys: [logKey.line], witnesses: [], quorum: 0 };
  return { file, plan: { events: file, log, held: [], trusted } };
};

const rate = (seconds: number): string => `${Math.round(events / seconds).toLocaleString('en')}/s`;

/** One of two kinds of work that are measured against each other. */
interface Side {
  readonly name: string;
  readonly work: () => unknown;
}

const compared = async (
  [ours, raw]: readonly [Side, Side],
  measured: typeof secondsOf,
  { goal, about }: { readonly goal: string; readonly about: string },
): Promise<Row> => {
  const pair = await inPairs(
    pairs,
    () => measured(ours.work),
    () => measured(raw.work),
  );
  const detail = `${rate(pair.ours)} against ${rate(pair.raw)}; ${about}`;
  return { work: ours.name, against: raw.name, ratio: pair.ratio, goal, detail };
};

/** Threads that are started for it; `one thread` is the one that is there. */
const counted = (threads: number): string => `threads: ${threads}`;
const proof = 'raw scan + SHA-256 of content, id, leaf and node';

const benchIn = async (folder: string): Promise<readonly Row[]> => {
  const { file, plan } = await published(folder);
  const range = { file, from: 0, to: events };
  const verified = (name: string, hands: OpenHands): Side => ({
    name: `full verification, ${name}`,
    work: async () => {
      const { found } = await verifyLedger(plan, hands, watch);
      if (found.findings > 0) throw new Error(`the ledger is not sound: ${JSON.stringify(found.kept[0])}`);
    },
  });
  const scan = (name: string, of: (scanned: RawRange) => unknown): Side => ({ name, work: () => of(range) });
  const cores = availableParallelism();
  const inThreads = (count: number): Side =>
    scan(`${proof}, ${counted(count)}`, all => scanAndHashAllIn(count, all));
  const one = verified('one thread', oneThread);
  const all = verified(counted(cores), threads(cores));
  const size = `${events} events of ${Math.round(statSync(file).size / events)} bytes, by processor time`;
  const own = { goal: 'none set', about: 'by processor time' };
  const clock = { goal: 'none set', about: 'by the clock, threads started anew each time' };
  return [
    await compared([one, scan(proof, scanAndHashAll)], processorSecondsOf, { goal: '≥ 0.7', about: size }),
    await compared(
      [one, scan('the same, bodies as bytes, columns without names', scanAndHashBytes)],
      processorSecondsOf,
      own,
    ),
    await compared(
      [one, scan('raw scan of bodies alone + one SHA-256', scanAndHash)],
      processorSecondsOf,
      own,
    ),
    await compared([all, inThreads(cores)], secondsOf, { ...clock, goal: '≥ 0.7' }),
    await compared([all, verified(counted(1), threads(1))], secondsOf, clock),
    await compared([inThreads(cores), inThreads(1)], secondsOf, clock),
  ];
};

export const benchVerify = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  try {
    return await benchIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchVerify());
