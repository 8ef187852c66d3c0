export * from './queries/unit-tree.js';
export * from './queries/units.view.js';
