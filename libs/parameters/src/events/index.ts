import { parameterSet } from './parameter-set.js';

export * from './known-parameters.js';
export * from './parameter-gate.js';
export * from './parameter-set.js';
export * from './sentences.js';

export const parameterEvents = [parameterSet];
