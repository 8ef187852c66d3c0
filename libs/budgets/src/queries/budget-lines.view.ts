import type { LedgerEvent } from '#event-sourcing';
import { register, when } from '#views';
import {
  fundsAppropriated,
  fundsReceived,
  type LineKey,
  lineClosed,
  lineClosingStarted,
  lineKeyOf,
  openingBalanceRecorded,
} from '../events/index.js';

/** A line and its key. What it holds is in the money tally. */
export type BudgetLineDoc = LineKey & {
  readonly lineId: string;
  readonly status: 'open' | 'closing' | 'closed';
  readonly openedOn: string;
  readonly closedOn?: string;
  readonly externalRef?: string;
};

const opened = (lineId: string, doc: BudgetLineDoc | undefined, event: LedgerEvent): BudgetLineDoc =>
  doc ?? {
    ...lineKeyOf(lineId),
    lineId,
    status: 'open',
    openedOn: event.effectiveDate,
    externalRef: event.externalRef,
  };

export const budgetLinesView = register<BudgetLineDoc>('budget-lines', 1, {
  on: [
    when(
      fundsAppropriated,
      e => e.data.lineId,
      (doc, e, lineId) => opened(lineId, doc, e),
    ),
    when(
      openingBalanceRecorded,
      e => e.data.lineId,
      (doc, e, lineId) => opened(lineId, doc, e),
    ),
    when(
      fundsReceived,
      e => e.data.toLine,
      (doc, e, lineId) => opened(lineId, doc, e),
    ),
    when(
      lineClosingStarted,
      e => e.data.lineId,
      doc => ({ ...doc!, status: 'closing' }),
    ),
    when(
      lineClosed,
      e => e.data.lineId,
      (doc, e) => ({ ...doc!, status: 'closed', closedOn: e.effectiveDate }),
    ),
  ],
  buckets: {
    fiscalYear: doc => String(doc.fiscalYear),
    unit: doc => doc.unitId,
    source: doc => doc.source,
    nature: doc => doc.nature,
    chapter: doc => doc.chapter,
    item: doc => doc.item,
    status: doc => doc.status,
    externalRef: doc => doc.externalRef,
  },
});
