export * from './given-line.js';
export * from './line-commands.js';
export * as fact from './line-facts.js';
export * from './line-names.js';
