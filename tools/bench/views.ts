import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EventStore, Scheduler } from '#event-sourcing';
import { openSqliteEventStore, openSqliteReadStore, type SqliteReadStore } from '#stores/sqlite';
import { runProjector } from '#views';
import { inPairs, secondsOf } from './pairs.js';
import type { Row } from './row.js';
import { accountOf, commitments, decode, execution, fill, hotLine, lines, measures } from './views/past.js';
import { asOfRow } from './views/as-of.js';
import { rowsOf, scanAndInsert } from './views/raw-rows.js';

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

const rebuildRow = async (log: EventStore, folder: string, built: string): Promise<Row> => {
  const made = rowsOf(built);
  let n = 0;
  const fresh = (): string => join(folder, `fresh-${(n += 1)}.db`);
  const once = async (work: (path: string) => Promise<void>): Promise<number> => {
    const path = fresh();
    const seconds = await secondsOf(() => work(path));
    for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true });
    return seconds;
  };
  const pair = await inPairs(
    pairs,
    () =>
      once(async path => {
        const readStore = openViews(path);
        await build(log, readStore);
        readStore.close();
      }),
    () => once(path => scanAndInsert(log, path, made)),
  );
  const rows = made.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const bytes = Math.round(statSync(built).size / events);
  return {
    work: 'rebuild of every view (a tally and a register)',
    against: 'scan + JSON.parse of the log + raw insert of the same rows',
    ratio: pair.ratio,
    goal: '≥ 0.5',
    detail:
      `${events} events, ${rows} rows, ${bytes} bytes an event; ` +
      `${Math.round(events / pair.ours)} events/s against ${Math.round(events / pair.raw)}`,
  };
};

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
    return [await rebuildRow(log, folder, path), ...questions];
  } finally {
    await log.close();
    rmSync(folder, { recursive: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchViews());
