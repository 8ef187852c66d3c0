export * from './queries/parameters/parameters.view.js';
