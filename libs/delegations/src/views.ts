import { delegatedDecisionsView } from './queries/delegated-decisions.view.js';
import { delegationsView } from './queries/delegations.view.js';
import { selfApprovalsView } from './queries/self-approvals.view.js';

export * from './queries/delegated-decisions.view.js';
export * from './queries/delegations.view.js';
export * from './queries/self-approvals.view.js';

export const delegationViews = [delegationsView, delegatedDecisionsView, selfApprovalsView];
