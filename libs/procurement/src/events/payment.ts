import {
  eventType,
  type FactOf,
  list,
  maybe,
  money,
  oneOf,
  positiveMoney,
  sealing,
  shape,
  text,
  uuid,
} from '#event-sourcing';
import { accountHolder, accountShape, releaseShape, withOpenHolder } from './contract.js';
import { refusalShape } from './refusal-shape.js';

/** Before acceptance, for what was accepted, or what had been retained of it. */
export const paymentKinds = ['advance', 'final', 'retention'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

const payment = {
  purchaseId: uuid(),
  paymentId: uuid(),
  kind: oneOf(...paymentKinds),
  lineId: text(200),
  commitmentId: uuid(),
  cash: money(),
  advanceCleared: money(),
};

const voucher = { invoiceId: maybe(uuid()), acceptanceIds: list(uuid()), voucherNumber: text(60) };

/** One payment, one line, one voucher. Whose act it is pays. */
export const paymentRequested = sealing(
  { accountHolder },
  eventType(
    'PaymentRequested',
    'An accountant issued a voucher; the line is asked to post it.',
    shape({ ...payment, ...voucher, payeeAccount: accountShape() }),
    withOpenHolder({ ...payment, ...voucher }),
  ),
);
export const paymentConfirmed = eventType('PaymentConfirmed', 'The line posted a payment.', shape(payment));
export const paymentRefused = eventType(
  'PaymentRefused',
  'The line could not post a payment: nothing was paid.',
  shape({ ...payment, ...refusalShape() }),
);

const recovery = {
  purchaseId: uuid(),
  recoveryId: uuid(),
  lineId: text(200),
  commitmentId: uuid(),
  amount: positiveMoney(),
};

export const recoveryRequested = eventType(
  'RecoveryRequested',
  'An advance, or part of it, came back; the line is asked to post it.',
  shape({ ...recovery, voucherNumber: text(60) }),
);
/** `releases`: after a termination nothing will be bought with the money that came back. */
export const recoveryConfirmed = eventType(
  'RecoveryConfirmed',
  'The line posted an advance that came back.',
  shape({ ...recovery, releases: list(releaseShape()) }),
);
export const recoveryRefused = eventType(
  'RecoveryRefused',
  'The line could not post an advance that came back.',
  shape({ ...recovery, ...refusalShape() }),
);

const reversal = {
  purchaseId: uuid(),
  reversalId: uuid(),
  paymentId: uuid(),
  lineId: text(200),
  commitmentId: uuid(),
  cash: money(),
  advanceCleared: money(),
};

export const reversalRequested = eventType(
  'ReversalRequested',
  'A payment was made in error; the line is asked to undo it.',
  shape(reversal),
);
/** A completed purchase is active again: something of it is unpaid. */
export const reversalConfirmed = eventType('ReversalConfirmed', 'The line undid a payment.', shape(reversal));
export const reversalRefused = eventType(
  'ReversalRefused',
  'The line could not undo a payment: it stands.',
  shape({ ...reversal, ...refusalShape() }),
);

export type PaymentRequested = FactOf<typeof paymentRequested>;
export type PaymentConfirmed = FactOf<typeof paymentConfirmed>;
export type PaymentRefused = FactOf<typeof paymentRefused>;
export type RecoveryRequested = FactOf<typeof recoveryRequested>;
export type RecoveryConfirmed = FactOf<typeof recoveryConfirmed>;
export type RecoveryRefused = FactOf<typeof recoveryRefused>;
export type ReversalRequested = FactOf<typeof reversalRequested>;
export type ReversalConfirmed = FactOf<typeof reversalConfirmed>;
export type ReversalRefused = FactOf<typeof reversalRefused>;
