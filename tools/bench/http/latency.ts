import type { Extent } from '../extent.js';
import { inPairs } from '../pairs.js';
import type { Row } from '../row.js';
import { BenchLedger, commitBody, commitPath, lineNumber } from './bench-ledger.js';
import type { LoadClient } from './load.js';

const body = commitBody('1');
const pathsFrom = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => commitPath(lineNumber(first + n)));

const shortLines = 500;
/** Lines whose streams stay short: with 20 events at most, however often they are asked. */
const short = pathsFrom(2, shortLines);
const long = pathsFrom(1, 1);
/** Where the bulk of a large log goes, past HTTP: lines apart from those that are timed. */
const bulkLines = 200;
const bulk = Array.from({ length: bulkLines }, (_, n) => 2 + shortLines + n);
const allLines = 1 + shortLines + bulkLines;
const probes = 400;

interface Place {
  readonly ledger: BenchLedger;
  readonly paths: readonly string[];
}

/** Mean milliseconds of one command after another on one connection. */
const latencyAt = async (client: LoadClient, { ledger, paths }: Place): Promise<number> => {
  const load = { url: ledger.url, headers: ledger.headers, paths, body, connections: 1, amount: probes };
  return (await client.send(load)).meanMs;
};

const fill = async (client: LoadClient, ledger: BenchLedger, paths: readonly string[], amount: number) => {
  await client.send({ url: ledger.url, headers: ledger.headers, paths, body, connections: 64, amount });
};

const compare = async (
  client: LoadClient,
  [work, against]: readonly [string, string],
  ours: Place,
  theirs: Place,
  pairs: number,
): Promise<Row> => {
  await latencyAt(client, ours);
  await latencyAt(client, theirs);
  const pair = await inPairs(
    pairs,
    () => latencyAt(client, ours),
    () => latencyAt(client, theirs),
  );
  return {
    work,
    against,
    ratio: 1 / pair.ratio,
    goal: '≤ 1.2',
    detail:
      `mean ${pair.ours.toFixed(2)} ms against ${pair.raw.toFixed(2)} ms, ` +
      `one connection, ${probes} commands a turn`,
  };
};

/** Command latency must not grow with the log, nor with the stream: times, so that smaller is better. */
export const benchLatency = async (client: LoadClient, { quick, large: most }: Extent): Promise<Row[]> => {
  const [small, large] = quick ? [2_000, 10_000] : [10_000, most ? 1_000_000 : 100_000];
  const pairs = quick ? 3 : 5;
  const young = await BenchLedger.start(allLines);
  const old = await BenchLedger.start(allLines);
  try {
    // The long stream first, so that both ledgers have one of the same length.
    for (const ledger of [young, old]) await fill(client, ledger, long, small);
    const before = await compare(
      client,
      [`command latency on a stream of ${small} events`, 'on streams of about 10'],
      { ledger: old, paths: long },
      { ledger: old, paths: short },
      pairs,
    );
    await old.refilled(bulk, large - small);
    const after = await compare(
      client,
      [`command latency at ${large} events in the log`, `at ${small} events`],
      { ledger: old, paths: short },
      { ledger: young, paths: short },
      pairs,
    );
    return [before, after];
  } finally {
    await Promise.all([young.stop(), old.stop()]);
  }
};
