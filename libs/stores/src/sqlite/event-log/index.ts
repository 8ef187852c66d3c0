export * from './append-limits.js';
export { commandPrefix } from './command-prefix.js';
export { LogFileProblem, type LogFileProblemCode } from './log-file-problem.js';
export * from './sqlite-event-reader.js';
export * from './sqlite-event-store.js';
export * from './writer-lock.js';
