import { requisitionsView } from './queries/requisitions.view.js';

export * from './queries/requisitions.view.js';

export const requisitionViews = [requisitionsView];
