import { eventType, type FactOf, money, postings, shape, text } from '#event-sourcing';

export const lineClosingStarted = eventType(
  'LineClosingStarted',
  'A line takes on nothing new; it closes when what was under way has ended.',
  shape({ lineId: text(200) }),
);

export const lineClosed = eventType(
  'LineClosed',
  'A line ended; what was still free on it lapsed.',
  shape({ lineId: text(200), lapsed: money(), postings: postings() }),
);

export type LineClosingStarted = FactOf<typeof lineClosingStarted>;
export type LineClosed = FactOf<typeof lineClosed>;
