import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';
import { BatchWriter, WriterFailed } from './batch-writer.js';
import { openToWrite } from './connections.js';
import { channelOf } from './doorbell.js';
import { logFileProblem, textOf } from './log-file-problem.js';
import { makeLogIfMissing } from './log-file.js';
import { lockForWriting } from './writer-lock.js';
import type { Batch } from './batch.js';
import type { FromWriter, ToWriter, WriterInput } from './writer-protocol.js';

const { path } = workerData as WriterInput;
const port = parentPort!;
const answer = (message: FromWriter): void => port.postMessage(message);

const serve = (): void => {
  const lock = lockForWriting(path);
  makeLogIfMissing(path);
  const db = openToWrite(path);
  const writer = new BatchWriter(db);
  const bell = new BroadcastChannel(channelOf(path));
  let failed = false;
  port.on('message', (message: ToWriter) => {
    if (message.kind === 'close') {
      for (const open of [db, lock, bell, port]) open.close();
    } else if (!failed) {
      const outcome = written(writer, bell, message.batch);
      // Another batch may be waiting behind this one: after a failure nothing more is written, by nobody.
      failed = outcome.kind === 'failed';
      answer(outcome);
    }
  });
};

const written = (writer: BatchWriter, bell: BroadcastChannel, batch: Batch): FromWriter => {
  try {
    const outcomes = writer.write(batch);
    bell.postMessage(0);
    return { kind: 'written', outcomes };
  } catch (error) {
    const kind = error instanceof WriterFailed ? 'failed' : 'unavailable';
    return { kind, reason: textOf(error) };
  }
};

try {
  serve();
  answer({ kind: 'opened' });
} catch (error) {
  const { code, message } = logFileProblem(path, error);
  answer({ kind: 'problem', code, message });
  port.close();
}
