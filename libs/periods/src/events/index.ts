import { periodClosed, periodClosingRefused, periodClosingStarted } from './period-closing.js';
import { periodReopened, periodReopeningRequested } from './period-reopening.js';

export * from './books-gate.js';
export * from './period-closing.js';
export * from './period-id.js';
export * from './period-reopening.js';
export * from './period-totals.js';
export * from './sentences.js';

export const periodEvents = [
  periodClosingStarted,
  periodClosingRefused,
  periodClosed,
  periodReopeningRequested,
  periodReopened,
];
