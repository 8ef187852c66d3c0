import { vnd } from '#kernel';
import { begins, consequence, processType, reaction, refuses, settles } from '#event-sourcing';
import { advancePaid, advanceRecovered, paymentPosted, paymentReversed } from '#budgets/events';
import { payAdvance, postPayment, recoverAdvance, reversePayment } from '#budgets/processes';
import {
  paymentConfirmed,
  paymentRefused,
  paymentRequested,
  recoveryConfirmed,
  recoveryRefused,
  recoveryRequested,
  reversalConfirmed,
  reversalRefused,
  reversalRequested,
} from '../events/index.js';
import { onLine } from './lines.js';
import { confirmPayment, confirmRecovery, confirmReversal } from './steps.js';
import { whyRefused } from './why-refused.js';

interface Posted {
  readonly data: {
    readonly owner: { readonly kind: string; readonly id: string };
    readonly paymentId: string;
  };
}

/** Only what a purchase's line posted concerns a purchase. */
const ofPurchase = ({ data: { owner, paymentId } }: Posted) =>
  owner.kind === 'purchase' ? [{ purchaseId: owner.id, paymentId }] : [];

/** Requested → the line posts → confirmed; a refusal of the line comes back by `refusalReactions`. */
export const moneyReactions = [
  reaction('payment/post', paymentRequested, ({ data }) => {
    const { purchaseId, kind, lineId, commitmentId, paymentId, voucherNumber } = data;
    const cash = vnd(data.cash);
    const advanceCleared = vnd(data.advanceCleared);
    const drawn = { lineId, commitmentId, paymentId, voucherNumber };
    return kind === 'advance'
      ? onLine(payAdvance, purchaseId, { ...drawn, amount: cash })
      : onLine(postPayment, purchaseId, { ...drawn, cash, advanceCleared });
  }),
  reaction('payment/advanced', advancePaid, event =>
    ofPurchase(event).map(paid => consequence(confirmPayment, paid)),
  ),
  reaction('payment/posted', paymentPosted, event =>
    ofPurchase(event).map(paid => consequence(confirmPayment, paid)),
  ),

  reaction('recovery/post', recoveryRequested, ({ data }) => {
    const { purchaseId, recoveryId, lineId, commitmentId, amount, voucherNumber } = data;
    const recovered = { lineId, commitmentId, paymentId: recoveryId, voucherNumber, amount: vnd(amount) };
    return onLine(recoverAdvance, purchaseId, recovered);
  }),
  reaction('recovery/posted', advanceRecovered, event =>
    ofPurchase(event).map(({ purchaseId, paymentId }) =>
      consequence(confirmRecovery, { purchaseId, recoveryId: paymentId }),
    ),
  ),

  reaction('reversal/post', reversalRequested, ({ data: { purchaseId, lineId, paymentId } }) =>
    onLine(reversePayment, purchaseId, { lineId, paymentId }),
  ),
  reaction('reversal/posted', paymentReversed, event =>
    ofPurchase(event).map(reversed => consequence(confirmReversal, reversed)),
  ),
];

const paymentId = ({ data }: { readonly data: { readonly paymentId: string } }) => data.paymentId;
const recoveryId = ({ data }: { readonly data: { readonly recoveryId: string } }) => data.recoveryId;
const reversalId = ({ data }: { readonly data: { readonly reversalId: string } }) => data.reversalId;

export const purchasePayment = processType(
  'payment',
  begins(paymentRequested, paymentId),
  settles(paymentConfirmed, paymentId),
  refuses(paymentRefused, paymentId, whyRefused),
);
export const advanceRecovery = processType(
  'recovery',
  begins(recoveryRequested, recoveryId),
  settles(recoveryConfirmed, recoveryId),
  refuses(recoveryRefused, recoveryId, whyRefused),
);
export const paymentReversal = processType(
  'reversal',
  begins(reversalRequested, reversalId),
  settles(reversalConfirmed, reversalId),
  refuses(reversalRefused, reversalId, whyRefused),
);
