export { EventStoreDb } from './event-store-db.js';
export { LogHalted, type HaltReason } from './log-halted.js';
export { type EventStoreDbCount, eventStoreDbCounts, type EventStoreDbObserver } from './observer.js';
export { openEventStoreDb } from './open.js';
export { type EventStoreDbOptions, type Timings, timingsByDefault } from './options.js';
export type { EventStoreDbProgress, TideState } from './tide-state.js';
