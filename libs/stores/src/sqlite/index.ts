export * from './event-log/index.js';
