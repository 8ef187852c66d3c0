import { register, when } from '#views';
import {
  type FundMove,
  fundMoveSettled,
  fundsReceiptRefused,
  fundsReceived,
  fundsReturned,
  fundsSent,
  lineKeyOf,
} from '../events/index.js';

/** A move of money between two lines, from its sending to its end. */
export type FundMoveDoc = FundMove & {
  readonly state: 'sent' | 'received' | 'refused' | 'settled' | 'returned';
  readonly effectiveDate: string;
  readonly sentAt: string;
  readonly endedAt?: string;
  readonly sentBy: string;
  readonly cause?: string;
  readonly externalRef?: string;
};

const moveId = ({ data }: { readonly data: FundMove }) => data.moveId;

export const fundMovesView = register<FundMoveDoc>('fund-moves', 1, {
  on: [
    when(fundsSent, moveId, (_, { data, effectiveDate, recordedAt, actor, externalRef }) => ({
      moveId: data.moveId,
      kind: data.kind,
      fromLine: data.fromLine,
      toLine: data.toLine,
      amount: data.amount,
      state: 'sent',
      effectiveDate,
      sentAt: recordedAt,
      sentBy: actor.personId,
      externalRef,
    })),
    when(fundsReceived, moveId, doc => ({ ...doc!, state: 'received' })),
    when(fundsReceiptRefused, moveId, (doc, { data }) => ({ ...doc!, state: 'refused', cause: data.cause })),
    when(fundMoveSettled, moveId, (doc, { recordedAt }) => ({
      ...doc!,
      state: 'settled',
      endedAt: recordedAt,
    })),
    when(fundsReturned, moveId, (doc, { recordedAt }) => ({
      ...doc!,
      state: 'returned',
      endedAt: recordedAt,
    })),
  ],
  buckets: {
    state: doc => doc.state,
    unit: doc => [lineKeyOf(doc.fromLine).unitId, lineKeyOf(doc.toLine).unitId],
    line: doc => [doc.fromLine, doc.toLine],
    externalRef: doc => doc.externalRef,
  },
});
