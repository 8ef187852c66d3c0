export * from './sqlite-seal-keys.js';
