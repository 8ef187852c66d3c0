import { randomUUID } from 'node:crypto';
import autocannon, { type Client, type Request } from 'autocannon';
import type { Fault, Load, LoadResult } from './load.js';

/** The process behind LoadClient: one load after another, each answered with what came of it. */
let sent = 0;
const run = randomUUID();

const next =
  ({ paths, body }: Load) =>
  (request: Request): Request => {
    sent += 1;
    const headers = { ...request.headers, 'idempotency-key': `${run}-${sent}` };
    const numbered = body.includes('#') ? body.replace('#', String(sent).padStart(8, '0')) : body;
    return { ...request, headers, path: paths[sent % paths.length]!, body: numbered };
  };

/** What the first answer said that was not 2xx: the number of failures alone explains nothing. */
const firstProblem = () => {
  let said: string | undefined;
  const listen = (client: Client): void => {
    let failed = false;
    client.on('headers', ({ statusCode }) => (failed = statusCode >= 300));
    client.on('body', chunk => (failed ? (said ??= chunk.toString()) : undefined));
  };
  return { listen, said: () => said ?? 'nothing' };
};

const send = async (load: Load): Promise<LoadResult | Fault> => {
  const { url, connections, headers, body } = load;
  // autocannon takes a member that is there and undefined for a wrong one.
  const howLong = load.amount === undefined ? { duration: load.seconds } : { amount: load.amount };
  const request = { method: 'POST', path: load.paths[0]!, headers, body, setupRequest: next(load) };
  const problem = firstProblem();
  const setupClient = problem.listen;
  const result = await autocannon({ url, connections, ...howLong, setupClient, requests: [request] });
  if (result.non2xx + result.errors > 0)
    return {
      fault:
        `${result.non2xx} answers were not 2xx, ${result.errors} did not come; ` +
        `the first problem said: ${problem.said()}`,
    };
  return {
    answered: result['2xx'],
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    meanMs: result.latency.mean,
  };
};

process.on('message', (load: Load) => {
  void send(load).then(result => process.send!(result));
});
