import { benchLatency } from './http/latency.js';
import { LoadClient } from './http/load.js';
import { benchThroughput } from './http/throughput.js';
import type { Row } from './row.js';

/** The built ledger, in a process of its own, asked over HTTP from another. */
export const benchHttp = async (quick: boolean): Promise<Row[]> => {
  const client = new LoadClient();
  try {
    return [...(await benchThroughput(client, quick)), ...(await benchLatency(client, quick))];
  } finally {
    client.stop();
  }
};
