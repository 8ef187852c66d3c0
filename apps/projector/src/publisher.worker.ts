import { parentPort, workerData } from 'node:worker_threads';
import { parseVerifierKey } from '#evidence';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { DurableFolder, readKeyFile } from '#stores/files';
import { SqliteEvidenceIndex } from '#stores/sqlite';
import { logKeysOf, PublishingLoop, RemoteWitness, witnessDoor } from '#transparency/publishing';
import { ControlOverPort } from './control-over-port.js';
import { readLog } from './stores/log-file.js';
import type { PublisherMessage, PublisherOrder, PublisherWork } from './publisher-messages.js';

const work = workerData as PublisherWork;
const port = parentPort!;
const tell = (message: PublisherMessage): void => port.postMessage(message);

const stopping = new AbortController();
const scheduler = new SystemScheduler();
const log = readLog(work.events, scheduler);
const control = new ControlOverPort(question => tell({ kind: 'control', ...question }));
const index = SqliteEvidenceIndex.forWriting(work.index);
const loop = new PublishingLoop({
  log,
  control,
  index,
  scheduler,
  tell,
  ...(work.events.kind === 'index' && { caughtUp: () => control.head() }),
  files: new DurableFolder(work.folder),
  apart: new DurableFolder(work.heads),
  keys: logKeysOf(readKeyFile(work.key)),
  clock: new SystemClock(),
  cosigners: work.witnesses.map(
    ({ url, verifierKey }) => new RemoteWitness(parseVerifierKey(verifierKey), witnessDoor(url, scheduler)),
  ),
  everyMs: work.everyMs,
});

const carryOut = async (
  order: PublisherOrder & { readonly kind: 'publish' | 'stream-heads' },
): Promise<PublisherMessage> => {
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
  else if (order.kind === 'control-answer') control.answered(order);
  else void carryOut(order).then(tell);
});

try {
  await loop.run(stopping.signal);
} finally {
  await log.close();
  index.close();
  // A halted ledger goes on answering: the thread stays, and answers what is asked of it, until it is told to stop.
  if (stopping.signal.aborted) port.close();
  else stopping.signal.addEventListener('abort', () => port.close());
}
