import { vnd } from '#kernel';
import { begins, consequence, processType, reaction, refuses, settles } from '#event-sourcing';
import { commitmentReleased, fundsCommitted } from '#budgets/events';
import {
  amendmentRefused,
  amendmentRequested,
  commitmentsUndone,
  contractAmended,
  contractSigned,
  contractTerminated,
  purchaseCompleted,
  recoveryConfirmed,
  signingRefused,
  signingRequested,
  terminationStarted,
} from '../events/index.js';
import { committing, releasing } from './lines.js';
import { recordCommitment, recordRelease } from './steps.js';
import { whyRefused } from './why-refused.js';

/**
 * Signing and amending ask every line for its part; whatever they answer goes back to the purchase, which concludes.
 * Every event that lets money go names how much of which commitment.
 */
export const contractReactions = [
  reaction('signing/commit', signingRequested, ({ data: { purchaseId, fundings, supplier } }) =>
    committing(purchaseId, fundings, supplier.taxCode),
  ),
  reaction('amendment/commit', amendmentRequested, ({ data: { purchaseId, fundings } }) =>
    committing(purchaseId, fundings),
  ),
  reaction('commitment/made', fundsCommitted, ({ data: { owner, commitmentId } }) =>
    owner.kind === 'purchase' ? consequence(recordCommitment, { purchaseId: owner.id, commitmentId }) : [],
  ),
  reaction('commitment/released', commitmentReleased, ({ data: { owner, commitmentId, lineId, amount } }) =>
    owner.kind === 'purchase'
      ? consequence(recordRelease, { purchaseId: owner.id, commitmentId, lineId, amount: vnd(amount) })
      : [],
  ),
  reaction('undoing/release', commitmentsUndone, ({ data: { purchaseId, releases } }) =>
    releasing(purchaseId, releases, 'not signed'),
  ),
  reaction('amendment/release', contractAmended, ({ data: { purchaseId, releases } }) =>
    releasing(purchaseId, releases, 'amended'),
  ),
  reaction('termination/release', terminationStarted, ({ data: { purchaseId, releases } }) =>
    releasing(purchaseId, releases, 'terminated'),
  ),
  reaction('recovery/release', recoveryConfirmed, ({ data: { purchaseId, releases } }) =>
    releasing(purchaseId, releases, 'terminated'),
  ),
  reaction('completion/release', purchaseCompleted, ({ data: { purchaseId, releases } }) =>
    releasing(purchaseId, releases, 'completed'),
  ),
];

const signingId = ({ data }: { readonly data: { readonly signingId: string } }) => data.signingId;
const amendmentId = ({ data }: { readonly data: { readonly amendmentId: string } }) => data.amendmentId;
const terminationId = ({ data }: { readonly data: { readonly terminationId: string } }) => data.terminationId;

export const contractSigning = processType(
  'signing',
  begins(signingRequested, signingId),
  settles(contractSigned, signingId),
  refuses(signingRefused, signingId, whyRefused),
);

/** An amendment that asks nothing of the lines is over when it is recorded: it begins no process, and ends none. */
export const contractAmendment = processType(
  'amendment',
  begins(amendmentRequested, amendmentId),
  settles(contractAmended, ({ data }) => (data.fundings.length === 0 ? '' : data.amendmentId)),
  refuses(amendmentRefused, amendmentId, whyRefused),
);

export const contractTermination = processType(
  'termination',
  begins(terminationStarted, terminationId),
  settles(contractTerminated, terminationId),
);
