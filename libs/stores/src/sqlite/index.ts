export * from './backup/index.js';
export * from './control/index.js';
export * from './event-log/index.js';
export * from './seal-keys/index.js';
export * from './evidence/index.js';
export * from './views/index.js';
export * from './audit/index.js';
