import type { Command, Money } from '#kernel';
import type { StepRefusal } from '../events/index.js';
import type { OfPurchase } from './purchase.data.js';

interface OfSource extends OfPurchase {
  readonly requisitionId: string;
}
interface OfFunding extends OfPurchase {
  readonly commitmentId: string;
}
interface OfPayment extends OfPurchase {
  readonly paymentId: string;
}
interface OfRecovery extends OfPurchase {
  readonly recoveryId: string;
}

/** What other streams answered; issued by processes only. */
export type ToldToPurchase =
  | Command<'ReserveSource', OfSource>
  | Command<'RefuseSource', OfSource & StepRefusal>
  | Command<'RecordCommitment', OfFunding>
  | Command<'RecordCommitmentRefusal', OfFunding & StepRefusal>
  | Command<'RecordRelease', OfFunding & { readonly lineId: string; readonly amount: Money }>
  | Command<
      'RecordReleaseRefusal',
      OfFunding & StepRefusal & { readonly lineId: string; readonly amount: Money }
    >
  | Command<'ConfirmPayment', OfPayment>
  | Command<'RefusePayment', OfPayment & StepRefusal>
  | Command<'ConfirmRecovery', OfRecovery>
  | Command<'RefuseRecovery', OfRecovery & StepRefusal>
  | Command<'ConfirmReversal', OfPayment>
  | Command<'RefuseReversal', OfPayment & StepRefusal>;
