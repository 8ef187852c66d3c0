import { parentPort, workerData } from 'node:worker_threads';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { openSqliteReadStore, SqliteEventReader } from '#stores/sqlite';
import { runProjector } from '#views';
import { ledgerCodec } from './ledger-events.js';
import { ledgerViews } from './ledger-views.js';
import type { ProjectorMessage, ProjectorWork } from './projector-thread.js';

const { events, views } = workerData as ProjectorWork;
const tell = (message: ProjectorMessage): void => parentPort!.postMessage(message);

const stopping = new AbortController();
parentPort!.once('message', () => stopping.abort());

const scheduler = new SystemScheduler();
const log = new SqliteEventReader(events, scheduler);
const readStore = openSqliteReadStore(views, {
  scheduler,
  onDamage: sentence => tell({ kind: 'damaged', reason: sentence }),
});

try {
  await runProjector({
    ...{ log, readStore, scheduler, views: ledgerViews, clock: new SystemClock(), signal: stopping.signal },
    decode: ledgerCodec.decode,
    onProgress: tell,
  });
} finally {
  await log.close();
  readStore.close();
  parentPort!.close();
}
