export * from './given.js';
export * from './samples.js';
