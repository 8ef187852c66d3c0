export * from './process-tracking.js';
export * from './processes.module.js';
export * from './processes.view.js';
