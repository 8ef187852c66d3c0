export * from './changes.js';
export * from './reference-tree.js';
export * from './sample-log.js';
export * from './sparse-tree.js';
export * from './sample-ledger.js';
