export { firstDifference, type RowDifference } from './first-difference.js';
export { type Past, replay, type Replayed, type ReplayParts } from './replay.js';
export { type CopyRow, rowsOfCopy } from './rows-of-copy.js';
export { type Holds, rowsWithin, type RowsWithin } from './rows-within.js';
