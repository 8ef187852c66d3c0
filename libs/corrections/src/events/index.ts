import { errorDeclared } from './error-declared.js';

export * from './error-declared.js';
export * from './error-gate.js';
export * from './sentences.js';

export const correctionEvents = [errorDeclared];
