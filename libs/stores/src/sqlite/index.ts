export * from './event-log/index.js';
export * from './views/index.js';
