import { requisitionStepsView } from './queries/requisition-steps.view.js';
import { requisitionsView } from './queries/requisitions.view.js';

export * from './queries/requisition-on.js';
export * from './queries/requisition-steps.view.js';
export * from './queries/requisitions.view.js';

export const requisitionViews = [requisitionsView, requisitionStepsView];
