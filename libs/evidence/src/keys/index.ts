export * from './key-chain.js';
export * from './key-link.js';
