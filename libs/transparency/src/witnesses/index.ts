export * from './remote-witness.js';
export * from './witness-door.js';
