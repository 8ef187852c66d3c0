import { parentPort, workerData } from 'node:worker_threads';
import type { Sources } from '../ranges/range-task.js';
import type { Told } from './hands.js';
import { Hand, type Task } from './perform.js';

const port = parentPort!;
const tell = (told: Told): void => port.postMessage(told);
const hand = new Hand(workerData as Sources);

port.on('message', (task: Task) => {
  try {
    tell({ kind: 'done', result: hand.perform(task, events => tell({ kind: 'progress', events })) });
  } catch (error) {
    tell({ kind: 'failed', reason: (error as { message?: string }).message ?? String(error) });
  }
});
