import { redactedEventsView, redactionsView } from './queries/redactions.view.js';

export * from './queries/redactions.view.js';
export { redactionProcess } from './reactions/destruction.js';

export const redactionViews = [redactionsView, redactedEventsView];
