import { inPairs } from '../pairs.js';
import type { Row } from '../row.js';
import { BenchLedger, commitBody, commitPath, lineNumber } from './bench-ledger.js';
import type { Load, LoadClient } from './load.js';
import { freePort, ServerProcess } from './server-process.js';

const lines = 64;
const paths = Array.from({ length: lines }, (_, n) => commitPath(lineNumber(n + 1)));
const oneDocument = commitBody('1');
const ownDocuments = commitBody('#');

const startBare = async (): Promise<ServerProcess> => {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port) };
  return ServerProcess.start(new URL('./bare-server.js', import.meta.url), port, '/ready', { env });
};

interface Rivals {
  readonly ledger: BenchLedger;
  readonly bare: ServerProcess;
  readonly client: LoadClient;
}

interface Round {
  readonly connections: number;
  readonly body: string;
  readonly work: string;
  readonly goal: string;
}

/** What one server did over all its turns. */
class Side {
  private answered = 0;
  private cpuMs = 0;
  p99Ms = 0;

  constructor(private readonly server: ServerProcess) {}

  /** @returns seconds an answer */
  async turn(client: LoadClient, load: Omit<Load, 'url'>): Promise<number> {
    const before = this.server.cpuMs;
    const result = await client.send({ ...load, url: this.server.url });
    this.answered += result.answered;
    this.cpuMs += this.server.cpuMs - before;
    this.p99Ms = Math.max(this.p99Ms, result.p99Ms);
    return 1 / result.perSecond;
  }

  get cpuMicros(): number {
    return Math.round((this.cpuMs * 1000) / this.answered);
  }
}

const race = async (
  { ledger, bare, client }: Rivals,
  round: Round,
  seconds: number,
  pairs: number,
): Promise<Row> => {
  const { connections, body, work, goal } = round;
  const load = { paths, headers: ledger.headers, connections, body, seconds };
  await new Side(ledger.server).turn(client, load);
  const our = new Side(ledger.server);
  const their = new Side(bare);
  const { ours, raw, ratio } = await inPairs(
    pairs,
    () => our.turn(client, load),
    () => their.turn(client, load),
  );
  return {
    work,
    against: 'a bare Fastify POST of the same body',
    ratio,
    goal,
    detail:
      `${Math.round(1 / ours)}/s against ${Math.round(1 / raw)}/s; worst p99 ${our.p99Ms} ms; ` +
      `processor ${our.cpuMicros} µs against ${their.cpuMicros} µs each`,
  };
};

const rounds: readonly Round[] = [
  ...[1, 16, 64, 256].map(connections => ({
    connections,
    body: oneDocument,
    work: `durable commands over HTTP, ${connections} connections`,
    goal: connections === 64 ? '≥ 0.25' : 'none set',
  })),
  {
    connections: 64,
    body: ownDocuments,
    work: 'the same, 64 connections, a new document each (two appends)',
    goal: 'none set',
  },
];

/** Commits on 64 lines. Every answer must be 201: a refusal or an error ends the run. */
export const benchThroughput = async (client: LoadClient, quick: boolean): Promise<Row[]> => {
  const ledger = await BenchLedger.start(lines);
  const bare = await startBare();
  try {
    const rows: Row[] = [];
    for (const round of rounds)
      rows.push(await race({ ledger, bare, client }, round, quick ? 1 : 3, quick ? 3 : 5));
    return rows;
  } finally {
    await Promise.all([ledger.stop(), bare.stop()]);
  }
};
