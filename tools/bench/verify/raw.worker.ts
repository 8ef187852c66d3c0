import { workerData } from 'node:worker_threads';
import { type RawRange, scanAndHashAll } from './raw.js';

scanAndHashAll(workerData as RawRange);
