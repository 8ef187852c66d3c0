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
import { scanAndHash, scanAndHashAll, scanAndHashBytes } from './verify/raw.js';

const events = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);

const watch = { signal: new AbortController().signal, begin: () => undefined, progress: () => undefined };
const oneThread: OpenHands = sources => new OwnHands(sources);
const threads =
  (count: number): OpenHands =>
  sources =>
    new ThreadHands(sources, count);

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

export const benchVerify = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  try {
    const { file, plan } = await published(folder);
    const verified = (hands: OpenHands, measured: typeof secondsOf) => () =>
      measured(async () => {
        const { found } = await verifyLedger(plan, hands, watch);
        if (found.findings > 0) throw new Error(`the ledger is not sound: ${JSON.stringify(found.kept[0])}`);
      });
    const all = await inPairs(pairs, verified(oneThread, processorSecondsOf), () =>
      processorSecondsOf(() => scanAndHashAll(file)),
    );
    const bytes = await inPairs(pairs, verified(oneThread, processorSecondsOf), () =>
      processorSecondsOf(() => scanAndHashBytes(file)),
    );
    const least = await inPairs(pairs, verified(oneThread, processorSecondsOf), () =>
      processorSecondsOf(() => scanAndHash(file)),
    );
    const cores = availableParallelism();
    const scaling = await inPairs(
      pairs,
      verified(threads(cores), secondsOf),
      verified(threads(1), secondsOf),
    );
    const size = `${events} events of ${Math.round(statSync(file).size / events)} bytes, by processor time`;
    return [
      {
        work: 'full verification, one thread',
        against: 'raw scan + SHA-256 of content, id, leaf and node',
        ratio: all.ratio,
        goal: '≥ 0.7',
        detail: `${rate(all.ours)} against ${rate(all.raw)}; ${size}`,
      },
      {
        work: 'full verification, one thread',
        against: 'the same, bodies as bytes, columns without names',
        ratio: bytes.ratio,
        goal: 'none set',
        detail: `${rate(bytes.ours)} against ${rate(bytes.raw)}`,
      },
      {
        work: 'full verification, one thread',
        against: 'raw scan of bodies alone + one SHA-256',
        ratio: least.ratio,
        goal: 'none set',
        detail: `${rate(least.ours)} against ${rate(least.raw)}`,
      },
      {
        work: `full verification, ${cores} threads`,
        against: 'one thread',
        ratio: scaling.ratio,
        goal: 'none set',
        detail: `${rate(scaling.ours)} against ${rate(scaling.raw)}, threads started anew each time`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchVerify());
