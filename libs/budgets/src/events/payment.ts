import { eventType, type FactOf, money, positiveMoney, postings, shape, text, uuid } from '#event-sourcing';
import { ownerShape } from './commitment.js';

const drawn = { lineId: text(200), commitmentId: uuid(), owner: ownerShape(), paymentId: uuid() };

/** One payment, one line, one voucher. */
export const advancePaid = eventType(
  'AdvancePaid',
  'Money left before anything was accepted.',
  shape({ ...drawn, amount: positiveMoney(), voucherNumber: text(60), postings: postings() }),
);

export const paymentPosted = eventType(
  'PaymentPosted',
  'A payment: cash that left now, and advances that it sets off.',
  shape({ ...drawn, cash: money(), advanceCleared: money(), voucherNumber: text(60), postings: postings() }),
);

export const advanceRecovered = eventType(
  'AdvanceRecovered',
  'An advance, or part of it, came back.',
  shape({ ...drawn, amount: positiveMoney(), voucherNumber: text(60), postings: postings() }),
);

export const paymentReversed = eventType(
  'PaymentReversed',
  'A payment is undone: its cash is committed and its advances are outstanding again.',
  shape({ ...drawn, cash: money(), advanceCleared: money(), postings: postings() }),
);

export type AdvancePaid = FactOf<typeof advancePaid>;
export type PaymentPosted = FactOf<typeof paymentPosted>;
export type AdvanceRecovered = FactOf<typeof advanceRecovered>;
export type PaymentReversed = FactOf<typeof paymentReversed>;
