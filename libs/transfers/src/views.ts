import { transferStepsView } from './queries/transfer-steps.view.js';
import { transfersView } from './queries/transfers.view.js';

export * from './queries/story.js';
export { transferOn } from './queries/transfer-on.js';
export * from './queries/transfer-steps.view.js';
export * from './queries/transfers.view.js';
export * from './queries/unit-holdings.js';
export { handOver } from './reactions/hand-over.js';
export { transferRelease } from './reactions/release.js';
export { transferDecision } from './reactions/transfer-decision.js';

export const transferViews = [transfersView, transferStepsView];
