import type { Row } from '../row.js';
import { BenchLedger, commitBody, commitPath, lineNumber } from './bench-ledger.js';
import type { LoadClient } from './load.js';

/** Lines that carry the bulk of the log, and those that are asked: memory is for what is used. */
const bulkLines = 200;
const asked = 64;
const allLines = bulkLines + asked;
const numbers = (first: number, count: number) => Array.from({ length: count }, (_, n) => first + n);
const paths = numbers(bulkLines + 1, asked).map(n => commitPath(lineNumber(n)));
const body = commitBody('1');
const commands = 4_000;

/** Megabytes a ledger has resident after it was started on so many events and has taken the same commands. */
const residentAt = async (client: LoadClient, events: number): Promise<number> => {
  const ledger = await BenchLedger.start(allLines);
  try {
    await ledger.refilled(numbers(1, bulkLines), events - allLines);
    const { url, headers } = ledger;
    await client.send({ url, headers, paths, body, connections: 64, amount: commands });
    return ledger.server.residentMb;
  } finally {
    await ledger.stop();
  }
};

/** Memory must not grow with the log: smaller is better. */
export const memoryRows = async (client: LoadClient, sizes: readonly number[]): Promise<Row[]> => {
  const rows: Row[] = [];
  let before: number | undefined;
  for (const [n, events] of sizes.entries()) {
    const resident = await residentAt(client, events);
    if (before !== undefined)
      rows.push({
        work: `memory at ${events} events in the log`,
        against: `at ${sizes[n - 1]!} events`,
        ratio: resident / before,
        goal: events >= 1_000_000 ? '≤ 1.3' : 'none set',
        detail: `${resident} MB resident against ${before} MB, after ${commands} commands each`,
      });
    before = resident;
  }
  return rows;
};
