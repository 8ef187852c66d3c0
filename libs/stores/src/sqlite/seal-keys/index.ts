export * from './sqlite-seal-keys.js';
export * from './seal-keys-audit.js';
