import { moneyText, refused, type Verdict } from '#kernel';
import {
  amendmentRefused,
  commitmentsUndone,
  contractAmended,
  contractSigned,
  contractTerminated,
  fundingCommitted,
  fundingRefused,
  fundingReleased,
  fundingReleaseRefused,
  signingRefused,
  type StepRefusal,
  writtenRefusal,
} from '../../events/index.js';
import { outstandingOf } from '../account.js';
import type { PurchaseFact } from '../purchase.facts.js';
import type { Purchase } from '../purchase.js';
import { answered, committedIn, isAsked, isComplete, refusalIn, type Round } from '../round.js';
import type { PurchaseDecide } from './purchase-decide.js';

/** An answer nobody waits for is a fault of the process, and changes nothing. */
const mustBeAsked = ({ round }: Purchase, commitmentId: string): Verdict =>
  isAsked(round, commitmentId) ? undefined : refused('commitment.unknown', { commitment: commitmentId });

/** The contract or the amendment stands: every line has committed. */
const agreed = ({ signing, amendment }: Purchase): PurchaseFact[] => {
  if (signing) {
    const { seenDigest: _, ...contract } = signing;
    return [contractSigned(contract)];
  }
  return amendment ? [contractAmended({ ...amendment, releases: [] })] : [];
};

/** The contract or the amendment does not stand, and nothing is committed for it any more. */
const failed = ({ signing, amendment }: Purchase, refusal: StepRefusal): PurchaseFact[] => {
  if (signing) {
    const { purchaseId, signingId } = signing;
    return [signingRefused({ purchaseId, signingId, ...writtenRefusal(refusal) })];
  }
  if (!amendment) return [];
  const { purchaseId, amendmentId } = amendment;
  return [amendmentRefused({ purchaseId, amendmentId, ...writtenRefusal(refusal) })];
};

/** What follows once every line has answered: it stands, or what was committed goes back first. */
const concluded = (purchase: Purchase, round: Round): PurchaseFact[] => {
  if (!isComplete(round)) return [];
  const refusal = refusalIn(round);
  if (!refusal) return agreed(purchase);
  const releases = committedIn(round);
  const { purchaseId } = purchase.plan!;
  return releases.length > 0 ? [commitmentsUndone({ purchaseId, releases })] : failed(purchase, refusal);
};

/** What waits for the lines to have taken back everything. */
const afterReleases = (purchase: Purchase, left: Purchase['releasing']): PurchaseFact[] => {
  if (!left.isEmpty()) return [];
  const { purchaseId } = purchase.plan!;
  if (purchase.status === 'terminating') {
    const outstandingAdvance = moneyText(outstandingOf(purchase));
    return [contractTerminated({ purchaseId, terminationId: purchase.terminationId!, outstandingAdvance })];
  }
  const refusal = isComplete(purchase.round) ? refusalIn(purchase.round) : undefined;
  return refusal ? failed(purchase, refusal) : [];
};

const without = ({ releasing }: Purchase, commitmentId: string, amount: bigint): Purchase['releasing'] => {
  const left = releasing.get(commitmentId, 0n) - amount;
  return left > 0n ? releasing.set(commitmentId, left) : releasing.remove(commitmentId);
};

/** What the lines answer to a signing, an amendment and every release. */
export const commitments: PurchaseDecide<
  'RecordCommitment' | 'RecordCommitmentRefusal' | 'RecordRelease' | 'RecordReleaseRefusal'
> = {
  RecordCommitment: (before, { data: { purchaseId, commitmentId } }) => {
    const unexpected = mustBeAsked(before, commitmentId);
    if (unexpected) return unexpected;
    const { lineId, amount } = before.round.get(commitmentId)!;
    return [
      fundingCommitted({ purchaseId, lineId, commitmentId, amount }),
      ...concluded(before, answered(before.round, commitmentId, 'committed')),
    ];
  },
  RecordCommitmentRefusal: (before, { data: { purchaseId, commitmentId, cause, numbers, holders } }) => {
    const unexpected = mustBeAsked(before, commitmentId);
    if (unexpected) return unexpected;
    const { lineId } = before.round.get(commitmentId)!;
    const refusal = { cause, numbers, holders };
    return [
      fundingRefused({ purchaseId, lineId, commitmentId, ...writtenRefusal(refusal) }),
      ...concluded(before, answered(before.round, commitmentId, refusal)),
    ];
  },
  RecordRelease: (before, { data: { purchaseId, commitmentId, lineId, amount } }) => [
    fundingReleased({ purchaseId, lineId, commitmentId, amount: moneyText(amount) }),
    ...afterReleases(before, without(before, commitmentId, amount)),
  ],
  RecordReleaseRefusal: (before, { data: { purchaseId, commitmentId, lineId, amount, ...refusal } }) => [
    fundingReleaseRefused({
      purchaseId,
      lineId,
      commitmentId,
      amount: moneyText(amount),
      ...writtenRefusal(refusal),
    }),
    ...afterReleases(before, without(before, commitmentId, amount)),
  ],
};
