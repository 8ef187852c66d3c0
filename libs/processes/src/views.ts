export * from './marks.js';
export * from './processes.view.js';
