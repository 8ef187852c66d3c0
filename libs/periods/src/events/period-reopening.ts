import Type from 'typebox';
import { eventType, type FactOf, shape } from '#event-sourcing';
import { periodIdPattern } from './period-id.js';

const ofPeriod = { periodId: Type.String({ pattern: periodIdPattern }) };

/** The first hand: the envelope says who, and why. Opens nothing. */
export const periodReopeningRequested = eventType(
  'PeriodReopeningRequested',
  'Somebody asks, for a reason, that the last closed month takes entries again.',
  shape(ofPeriod),
);

/** The second hand. */
export const periodReopened = eventType(
  'PeriodReopened',
  'A second person opened a closed month: its books take entries again.',
  shape(ofPeriod),
);

export type PeriodReopeningRequested = FactOf<typeof periodReopeningRequested>;
export type PeriodReopened = FactOf<typeof periodReopened>;
