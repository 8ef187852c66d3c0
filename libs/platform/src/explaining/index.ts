export * from './chain.row.js';
export * from './event-teller.js';
export * from './explanations.js';
export * from './told-event.js';
