import { errorsView } from './queries/errors.view.js';

export * from './queries/errors.view.js';

export const correctionViews = [errorsView];
