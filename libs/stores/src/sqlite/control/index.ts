export * from './leave-origin.js';
export * from './sqlite-control-streams.js';
