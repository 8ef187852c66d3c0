export * from './sqlite-control-streams.js';
