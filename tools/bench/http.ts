import type { Extent } from './extent.js';
import { benchLatency } from './http/latency.js';
import { LoadClient } from './http/load.js';
import { memoryRows } from './http/memory.js';
import { benchThroughput } from './http/throughput.js';
import type { Row } from './row.js';

const withClient = async (measure: (client: LoadClient) => Promise<Row[]>): Promise<Row[]> => {
  const client = new LoadClient();
  try {
    return await measure(client);
  } finally {
    client.stop();
  }
};

/** The built ledger, in a process of its own, asked over HTTP from another. */
export const benchHttp = (extent: Extent): Promise<Row[]> =>
  withClient(async client => [
    ...(await benchThroughput(client, extent.quick)),
    ...(await benchLatency(client, extent)),
  ]);

/** What the same ledger takes of memory. */
export const benchMemory = ({ quick, large }: Extent): Promise<Row[]> =>
  withClient(client =>
    memoryRows(client, quick ? [2_000, 10_000] : [10_000, 100_000, ...(large ? [1_000_000] : [])]),
  );
