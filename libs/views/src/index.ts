export * from './questions.js';
export * from './read-store.js';
export * from './view.js';
