export * from './evidence-index.js';
export * from './log-files.js';
