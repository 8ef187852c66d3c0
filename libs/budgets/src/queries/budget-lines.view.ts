import type { LedgerEvent } from '#event-sourcing';
import type { CalendarDate } from '#kernel';
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
  /** The earliest day for which it got money. */
  readonly openedOn: CalendarDate;
  /** The day that it closes on; `closedOn` once it has. */
  readonly closingSince?: CalendarDate;
  readonly closedOn?: CalendarDate;
  readonly externalRef?: string;
};

const opened = (lineId: string, doc: BudgetLineDoc | undefined, event: LedgerEvent): BudgetLineDoc => {
  const { effectiveDate: openedOn, externalRef } = event;
  if (doc) return doc.openedOn <= openedOn ? doc : { ...doc, openedOn };
  return { ...lineKeyOf(lineId), lineId, status: 'open', openedOn, externalRef };
};

export const budgetLinesView = register<BudgetLineDoc>('budget-lines', 2, {
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
      (doc, e) => ({ ...doc!, status: 'closing', closingSince: e.effectiveDate }),
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

/** A line on a day: not there before it had money, and open before its closing began. Without a day, as it stands. */
export const lineOn = (doc: BudgetLineDoc, day: CalendarDate | undefined): BudgetLineDoc | undefined => {
  if (day === undefined) return doc;
  if (day < doc.openedOn) return undefined;
  const { closingSince, closedOn: _, ...before } = doc;
  return closingSince === undefined || day < closingSince ? { ...before, status: 'open' } : doc;
};
