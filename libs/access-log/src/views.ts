export * from './queries/sealed-hours.view.js';
