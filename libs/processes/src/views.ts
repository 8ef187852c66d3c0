export * from './processes.view.js';
