export * from './denial-book.js';
export * from './events/index.js';
export * from './refusals.module.js';
