export * from './add-checkpoint.js';
export * from './answers.js';
export * from './judge.js';
