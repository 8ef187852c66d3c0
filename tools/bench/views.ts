import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EventStore, Scheduler } from '#event-sourcing';
import { openSqliteEventStore, openSqliteReadStore, type SqliteReadStore } from '#stores/sqlite';
import { runProjector } from '#views';
import type { Row } from './row.js';
import { accountOf, commitments, decode, execution, fill, hotLine, lines, measures } from './views/past.js';
import { asOfRow } from './views/as-of.js';
import { rebuildRow } from './views/rebuild-row.js';

const events = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);

const scheduler: Scheduler = {
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};
const clock = { now: () => '2023-01-01T00:00:00.000Z' };
const openViews = (path: string): SqliteReadStore => openSqliteReadStore(path, { scheduler });

/** Builds every view from nothing, as the projector does after the file of views is gone. */
const build = async (log: EventStore, readStore: SqliteReadStore): Promise<void> => {
  const over = new AbortController();
  await runProjector({
    log,
    decode,
    readStore,
    clock,
    scheduler,
    signal: over.signal,
    views: [execution, commitments],
    onProgress: ({ kind }) => kind === 'following' && over.abort(),
  });
};

const freshRow = (log: EventStore, folder: string, built: string): Promise<Row> =>
  rebuildRow({
    work: 'rebuild of every view (a tally and a register)',
    build: async path => {
      const readStore = openViews(path);
      await build(log, readStore);
      readStore.close();
    },
    detail: `, ${Math.round(statSync(built).size / events)} bytes an event`,
    log,
    folder,
    built,
    events,
    pairs,
  });

const questionRows = async (readStore: SqliteReadStore): Promise<readonly Row[]> => {
  const copy = (await readStore.catalogue()).find(({ name }) => name === execution.name)!;
  const cellOf = (line: number, measure: number) => ({ account: accountOf(line, measure), commodity: 'VND' });
  const table = Array.from({ length: lines * measures.length }, (_, n) => cellOf(n >> 2, n & 3));
  let n = 0;
  const usual = { pairs, events, effective: '2021-06-30' };
  return [
    await asOfRow({
      ...usual,
      work: 'as-of balance of a line',
      goal: '≤ 2',
      times: 3_000,
      ask: at => readStore.sum(copy.id, [cellOf((n += 1) % lines, n & 3)], at),
    }),
    await asOfRow({
      ...usual,
      work: `as-of balance of a line with ${events / 10} events`,
      goal: '≤ 2',
      times: 3_000,
      ask: at => readStore.sum(copy.id, [cellOf(hotLine, (n += 1) & 3)], at),
    }),
    await asOfRow({
      ...usual,
      work: `as-of table of ${lines} lines × ${measures.length} measures`,
      goal: '≤ 3',
      times: 3,
      ask: at => readStore.sum(copy.id, table, at),
    }),
  ];
};

export const benchViews = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  const fail = (error: Error): never => {
    throw error;
  };
  const log = await openSqliteEventStore(join(folder, 'events.db'), { scheduler, onFatal: fail });
  const path = join(folder, 'views.db');
  try {
    await fill(log, events);
    const readStore = openViews(path);
    await build(log, readStore);
    const questions = await questionRows(readStore);
    readStore.close();
    return [await freshRow(log, folder, path), ...questions];
  } finally {
    await log.close();
    rmSync(folder, { recursive: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchViews());
