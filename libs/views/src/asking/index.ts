export { type QuestionParts, questionsOf } from './ask.js';
export { within } from './deadline.js';
export { UnknownClock, UnknownWaitToken, ViewNotReady } from './faults.js';
export type { LogPlaces } from './known.js';
export { resolveKnown } from './known.js';
export { readingOf } from './reading.js';
export { parseWaitToken, waitTokenAt, waitTokenOf } from './wait-token.js';
