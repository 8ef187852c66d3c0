import { parentPort, workerData } from 'node:worker_threads';
import { PooledRandom, SystemClock, SystemScheduler } from '#platform/ambient';
import { openSqliteReadStore } from '#stores/sqlite';
import {
  type Feed,
  NoCopyToSwitchTo,
  readOnce,
  type ReadStore,
  rebuild,
  rollBack,
  runProjector,
} from '#views';
import { ledgerCodec } from './ledger-events.js';
import { ledgerViews } from './ledger-views.js';
import { readLog } from './stores/log-file.js';
import type { ProjectorMessage, ProjectorOrder, ProjectorWork } from './projector-messages.js';

const { events, views, shared } = workerData as ProjectorWork;
const port = parentPort!;
const tell = (message: ProjectorMessage): void => port.postMessage(message);

const stopping = new AbortController();
const clock = new SystemClock();
const scheduler = new SystemScheduler();
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

const rebuildBeside = async (name: string, feeding: Feed): Promise<void> => {
  const view = ledgerViews.find(known => known.name === name)!;
  const onProgress = (progress: { done: number; total: number; rate: number }) =>
    tell({ kind: 'rebuilding', view: name, ...progress });
  try {
    const copy = await rebuild({ ...feed, ...feeding, view, onProgress });
    if (copy) tell({ kind: 'rebuilt', view: name, copy: copy.id });
  } catch (fault) {
    tell({ kind: 'rebuild-failed', view: name, reason: (fault as Error).message });
  }
};

/** Views asked for by the time the ones before are done are built together: the log is read once for them. */
const asked: string[] = [];
const rebuildAsked = async (): Promise<void> => {
  const names = asked.splice(0);
  if (names.length === 0) return;
  try {
    await withStore(async store => {
      const together = readOnce({ ...feed, readStore: store });
      await Promise.all(names.map(name => rebuildBeside(name, together)));
    });
  } catch (fault) {
    for (const view of names) tell({ kind: 'rebuild-failed', view, reason: (fault as Error).message });
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
  else {
    asked.push(order.view);
    rebuilding = rebuilding.then(rebuildAsked);
  }
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
