import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.js';
import { asOfRow } from './views/as-of.js';
import { buildBoth, filled, type Filled } from './views/filled.js';
import { longerHistoryRows } from './views/longer-history.js';
import { lines, measures } from './views/past.js';
import { ViewQuestions } from './views/questions.js';
import { rebuildRow } from './views/rebuild-row.js';

const events = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);
const effective = '2021-06-30';

const freshRow = ({ log, path }: Filled, folder: string): Promise<Row> =>
  rebuildRow({
    work: 'rebuild of every view (a tally and a register)',
    build: fresh => buildBoth(log, fresh),
    detail: `, ${Math.round(statSync(path).size / events)} bytes an event`,
    log,
    folder,
    built: path,
    events,
    pairs,
  });

const asOfRows = async ({ balance, hotBalance, table }: ViewQuestions): Promise<readonly Row[]> => {
  const usual = { pairs, events, effective };
  return [
    await asOfRow({ ...usual, work: 'as-of balance of a line', goal: '≤ 2', times: 3_000, ask: balance }),
    await asOfRow({
      ...usual,
      work: `as-of balance of a line with ${events / 10} events`,
      goal: '≤ 2',
      times: 3_000,
      ask: hotBalance,
    }),
    await asOfRow({
      ...usual,
      work: `as-of table of ${lines} lines × ${measures.length} measures`,
      goal: '≤ 3',
      times: 3,
      ask: table,
    }),
  ];
};

const questionRows = async (whole: Filled, tenth: Filled): Promise<readonly Row[]> => {
  const long = await ViewQuestions.of(whole);
  const short = await ViewQuestions.of(tenth);
  try {
    return [...(await asOfRows(long)), ...(await longerHistoryRows({ long, short, effective, pairs }))];
  } finally {
    long.close();
    short.close();
  }
};

export const benchViews = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  const logs: Filled['log'][] = [];
  const made = async (count: number): Promise<Filled> => {
    const one = await filled(folder, count);
    logs.push(one.log);
    return one;
  };
  try {
    const whole = await made(events);
    const questions = await questionRows(whole, await made(events / 10));
    return [await freshRow(whole, folder), ...questions];
  } finally {
    for (const log of logs) await log.close();
    rmSync(folder, { recursive: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchViews());
