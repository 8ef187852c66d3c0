export * from './events/index.js';
export * from './parameters.module.js';
export { parametersView } from './queries/parameters/parameters.view.js';
