import { parentPort, workerData } from 'node:worker_threads';
import { PooledRandom, SystemClock, SystemScheduler } from '#platform/ambient';
import { openSqliteReadStore } from '#stores/sqlite';
import { NoCopyToSwitchTo, type ReadStore, rebuild, rollBack, runProjector } from '#views';
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

/** The store whose copies operators work on. */
const withStore = async <T>(work: (store: ReadStore) => Promise<T>): Promise<T> => {
  const elsewhere = shared === undefined ? undefined : await openShared(shared);
  try {
    return await work(elsewhere ?? readStore);
  } finally {
    elsewhere?.close();
  }
};

const rebuildBeside = async (name: string): Promise<void> => {
  const view = ledgerViews.find(known => known.name === name)!;
  const onProgress = (progress: { done: number; total: number; rate: number }) =>
    tell({ kind: 'rebuilding', view: name, ...progress });
  try {
    const copy = await withStore(store => rebuild({ ...feed, readStore: store, view, onProgress }));
    if (copy) tell({ kind: 'rebuilt', view: name, copy: copy.id });
  } catch (fault) {
    tell({ kind: 'rebuild-failed', view: name, reason: (fault as Error).message });
  }
};

const switchBack = async ({
  ask,
  view,
  copy,
}: Extract<ProjectorOrder, { kind: 'switch' }>): Promise<void> => {
  try {
    await withStore(store => rollBack({ readStore: store, clock }, view, copy));
    tell({ kind: 'switch-answered', ask });
  } catch (fault) {
    const { message } = fault as Error;
    const what = fault instanceof NoCopyToSwitchTo ? { reason: message } : { fault: message };
    tell({ kind: 'switch-answered', ask, ...what });
  }
};

let rebuilding = Promise.resolve();
port.on('message', (order: ProjectorOrder) => {
  if (order.kind === 'stop') stopping.abort();
  else if (order.kind === 'switch') void switchBack(order);
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
