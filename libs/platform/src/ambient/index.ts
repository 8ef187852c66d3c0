export * from './pooled-random.js';
export * from './system-clock.js';
export * from './system-scheduler.js';
export * from './tokens.js';
