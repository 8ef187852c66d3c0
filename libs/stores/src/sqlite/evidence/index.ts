export * from './sqlite-evidence-index.js';
