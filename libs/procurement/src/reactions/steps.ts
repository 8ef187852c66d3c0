import { commandOf } from '#event-sourcing';
import { purchase } from '../domain/purchase.decider.js';
import type { ToldToPurchase } from '../domain/told.commands.js';

/** Steps only processes take: what other streams answered is told to the purchase that asked. */
const told = <const Name extends ToldToPurchase['type']>(name: Name) =>
  commandOf(purchase, name, { target: ({ purchaseId }) => purchaseId, refusals: [] });

export const reserveSource = told('ReserveSource');
export const refuseSource = told('RefuseSource');
export const recordCommitment = told('RecordCommitment');
export const recordCommitmentRefusal = told('RecordCommitmentRefusal');
export const recordRelease = told('RecordRelease');
export const recordReleaseRefusal = told('RecordReleaseRefusal');
export const confirmPayment = told('ConfirmPayment');
export const refusePayment = told('RefusePayment');
export const confirmRecovery = told('ConfirmRecovery');
export const refuseRecovery = told('RefuseRecovery');
export const confirmReversal = told('ConfirmReversal');
export const refuseReversal = told('RefuseReversal');
