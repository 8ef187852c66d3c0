export * from './operations.module.js';
export * from './rebuilds.js';
export type { ViewCopies } from './views.controller.js';
