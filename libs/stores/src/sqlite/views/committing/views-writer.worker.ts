import { parentPort, workerData } from 'node:worker_threads';
import { besideAnother } from '../opening.js';
import { ViewsFile } from '../views-file.js';
import { CopyWriters } from './copy-writers.js';
import { unpacked } from './packed-commit.js';
import { type FromWriter, packedAttempt, packedFault, type ToWriter, type WriterInput } from './protocol.js';

const { path, inode, released } = workerData as WriterInput;
const port = parentPort!;
const file = new ViewsFile(path, besideAnother(path, inode));
const writers = new CopyWriters(file);

/** Also when the thread ends by a fault of its own: the other must not wait for what is not there. */
const release = (): void => {
  Atomics.store(released, 0, 1);
  Atomics.notify(released, 0);
};
process.once('exit', release);

const attempted = (message: Extract<ToWriter, { kind: 'commit' }>): FromWriter => {
  try {
    return {
      kind: 'attempted',
      attempts: writers.commitAll(message.commits.map(unpacked)).map(packedAttempt),
    };
  } catch (fault) {
    return packedFault(fault);
  }
};

port.on('message', (message: ToWriter) => {
  const answer = message.kind === 'commit' ? attempted(message) : undefined;
  if (answer === undefined || answer.kind === 'lost') file.close();
  if (answer) port.postMessage(answer);
  if (answer === undefined || answer.kind === 'lost') {
    release();
    port.close();
  }
});
