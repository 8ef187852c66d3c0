import { parentPort, workerData } from 'node:worker_threads';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { DurableFolder, readKeyFile } from '#stores/files';
import { SqliteControlStreams, SqliteEventReader, SqliteEvidenceIndex } from '#stores/sqlite';
import { logKeysOf, PublishingLoop } from '#transparency/publishing';
import type { PublisherMessage, PublisherOrder, PublisherWork } from './publisher-messages.js';

const work = workerData as PublisherWork;
const port = parentPort!;
const tell = (message: PublisherMessage): void => port.postMessage(message);

const stopping = new AbortController();
const scheduler = new SystemScheduler();
const log = new SqliteEventReader(work.events, scheduler);
const control = SqliteControlStreams.open(work.events);
const index = SqliteEvidenceIndex.forWriting(work.index);
const loop = new PublishingLoop({
  ...{ log, control, index, scheduler, tell },
  files: new DurableFolder(work.folder),
  apart: new DurableFolder(work.heads),
  keys: logKeysOf(readKeyFile(work.key)),
  clock: new SystemClock(),
  everyMs: work.everyMs,
});

const carryOut = async (order: Exclude<PublisherOrder, { kind: 'stop' }>): Promise<PublisherMessage> => {
  const { kind, id } = order;
  try {
    if (kind === 'stream-heads') return { kind: 'done', id, heads: await loop.streamHeads() };
    await loop.publishNow();
    return { kind: 'done', id };
  } catch (fault) {
    return { kind: 'not-done', id, reason: (fault as Error).message };
  }
};

port.on('message', (order: PublisherOrder) => {
  if (order.kind === 'stop') stopping.abort();
  else void carryOut(order).then(tell);
});

try {
  await loop.run(stopping.signal);
} finally {
  await log.close();
  control.close();
  index.close();
  // A halted ledger goes on answering: the thread stays, and answers what is asked of it, until it is told to stop.
  if (stopping.signal.aborted) port.close();
  else stopping.signal.addEventListener('abort', () => port.close());
}
