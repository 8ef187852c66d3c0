import type { CalendarDate } from '#kernel';
import type { ChainStep } from './chain.row.js';

/** A step before it is told: which event it is, and what it is about. */
export interface Link {
  readonly step: ChainStep;
  readonly index: number;
  readonly on: CalendarDate;
  readonly of?: string;
  readonly amount?: string;
  readonly from?: string;
}
