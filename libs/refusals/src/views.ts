export * from './refusals.view.js';
