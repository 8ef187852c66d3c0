export * from './asking/index.js';
export * from './engine/index.js';
export * from './explaining/index.js';
export * from './questions.js';
export * from './read-store.js';
export * from './status.js';
export * from './view.js';
export * from './pages.js';
