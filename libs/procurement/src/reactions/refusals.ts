import { vnd } from '#kernel';
import { commandRefused, type Consequence, consequence, reaction } from '#event-sourcing';
import type { StepRefusal } from '../events/index.js';
import {
  recordCommitmentRefusal,
  recordReleaseRefusal,
  refusePayment,
  refuseRecovery,
  refuseReversal,
} from './steps.js';

/** What a line's refused command had asked, as far as the way back needs it. */
interface Content {
  readonly owner?: { readonly kind: string; readonly id: string };
  readonly lineId: string;
  readonly commitmentId: string;
  readonly paymentId: string;
  readonly amount: string;
}

type WayBack = (purchaseId: string, content: Content, refusal: StepRefusal) => Consequence;

const paymentRefusal: WayBack = (purchaseId, { paymentId }, refusal) =>
  consequence(refusePayment, { purchaseId, paymentId, ...refusal });

/** By the line's command that was refused. */
const waysBack: Readonly<Record<string, WayBack>> = {
  CommitFunds: (purchaseId, { commitmentId }, refusal) =>
    consequence(recordCommitmentRefusal, { purchaseId, commitmentId, ...refusal }),
  ReleaseCommitment: (purchaseId, { commitmentId, lineId, amount }, refusal) =>
    consequence(recordReleaseRefusal, { purchaseId, commitmentId, lineId, amount: vnd(amount), ...refusal }),
  PayAdvance: paymentRefusal,
  PostPayment: paymentRefusal,
  RecoverAdvance: (purchaseId, { paymentId }, refusal) =>
    consequence(refuseRecovery, { purchaseId, recoveryId: paymentId, ...refusal }),
  ReversePayment: (purchaseId, { paymentId }, refusal) =>
    consequence(refuseReversal, { purchaseId, paymentId, ...refusal }),
};

/** A line said no to a process: the purchase hears of it. What a person was refused concerns nobody else. */
export const whenLineRefused = reaction('refusal/tell', commandRefused, event => {
  const { command, code, numbers, holders } = event.data;
  const content = event.data.content as Content;
  const wayBack = event.stream.startsWith('budgetLine-') ? waysBack[command] : undefined;
  if (!wayBack || event.issuedBy === undefined || content.owner?.kind !== 'purchase') return [];
  return wayBack(content.owner.id, content, { cause: code, numbers, holders });
});
