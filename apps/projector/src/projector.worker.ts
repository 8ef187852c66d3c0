import { parentPort, workerData } from 'node:worker_threads';
import { PooledRandom, SystemClock, SystemScheduler } from '#platform/ambient';
import { openSqliteReadStore } from '#stores/sqlite';
import { rebuild, runProjector } from '#views';
import { ledgerCodec } from './ledger-events.js';
import { ledgerViews } from './ledger-views.js';
import { readLog } from './stores/log-file.js';
import type { ProjectorMessage, ProjectorOrder, ProjectorWork } from './projector-messages.js';

const { events, views, shared } = workerData as ProjectorWork;
const port = parentPort!;
const tell = (message: ProjectorMessage): void => port.postMessage(message);

const stopping = new AbortController();
const [clock, scheduler] = [new SystemClock(), new SystemScheduler()];
const log = readLog(events, scheduler);
const onDamage = (reason: string) => tell({ kind: 'damaged', reason });
const readStore = openSqliteReadStore(views, { scheduler, onDamage });
const feed = { log, readStore, clock, scheduler, decode: ledgerCodec.decode, signal: stopping.signal };

/** The driver is loaded by those alone who need it: the thread of an embedded ledger starts at once. */
const openShared = async ({ url, ...prefix }: NonNullable<typeof shared>) => {
  const { openRedisReadStore } = await import('#stores/redis');
  return openRedisReadStore(url, { scheduler, random: new PooledRandom(), ...prefix });
};

const rebuildBeside = async (name: string): Promise<void> => {
  const view = ledgerViews.find(known => known.name === name)!;
  const onProgress = (progress: { done: number; total: number; rate: number }) =>
    tell({ kind: 'rebuilding', view: name, ...progress });
  const elsewhere = shared === undefined ? undefined : await openShared(shared);
  try {
    const copy = await rebuild({ ...feed, readStore: elsewhere ?? readStore, view, onProgress });
    if (copy) tell({ kind: 'rebuilt', view: name, copy: copy.id });
  } catch (fault) {
    tell({ kind: 'rebuild-failed', view: name, reason: (fault as Error).message });
  } finally {
    elsewhere?.close();
  }
};

let rebuilding = Promise.resolve();
port.on('message', (order: ProjectorOrder) => {
  if (order.kind === 'stop') stopping.abort();
  else rebuilding = rebuilding.then(() => rebuildBeside(order.view));
});

try {
  await runProjector({ ...feed, views: ledgerViews, onProgress: tell });
} finally {
  stopping.abort();
  await rebuilding;
  await log.close();
  readStore.close();
  port.close();
}
