import type { CalendarDate, MoneyText } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import { register, when } from '#views';
import {
  appropriationWithdrawn,
  fundsAppropriated,
  fundsReceived,
  openingBalanceRecorded,
} from '../events/index.js';

/** Money that came into a line: from outside, from another line, or from before the books; or went back outside. */
export type FundsInDoc = {
  readonly lineId: string;
  readonly kind: 'appropriation' | 'withdrawal' | 'openingBalance' | 'allocation' | 'adjustment';
  readonly amount: MoneyText;
  /** The line it came from; absent where it came from outside. */
  readonly fromLine?: string;
  readonly grantor?: string;
  readonly on: CalendarDate;
  readonly index: number;
};

const keyOf = (lineId: string, { index }: LedgerEvent): string =>
  `${lineId}/${String(index).padStart(12, '0')}`;

/** Where each line's money came from, an event a document: the way from a line back to its appropriations. */
export const fundsInView = register<FundsInDoc>('funds-in', 1, {
  on: [
    when(
      fundsAppropriated,
      event => keyOf(event.data.lineId, event),
      (_, { data: { lineId, amount, grantor }, effectiveDate: on, index }) => ({
        lineId,
        kind: 'appropriation',
        amount,
        grantor,
        on,
        index,
      }),
    ),
    when(
      appropriationWithdrawn,
      event => keyOf(event.data.lineId, event),
      (_, { data: { lineId, amount, grantor }, effectiveDate: on, index }) => ({
        lineId,
        kind: 'withdrawal',
        amount,
        grantor,
        on,
        index,
      }),
    ),
    when(
      openingBalanceRecorded,
      event => keyOf(event.data.lineId, event),
      (_, { data: { lineId, amount }, effectiveDate: on, index }) => ({
        lineId,
        kind: 'openingBalance',
        amount,
        on,
        index,
      }),
    ),
    when(
      fundsReceived,
      event => keyOf(event.data.toLine, event),
      (_, { data: { toLine: lineId, fromLine, kind, amount }, effectiveDate: on, index }) => ({
        lineId,
        kind,
        amount,
        fromLine,
        on,
        index,
      }),
    ),
  ],
  buckets: { line: doc => doc.lineId },
});
