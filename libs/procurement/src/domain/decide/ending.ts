import { firstRefusal, moneyText, mustNotBeFutureDated, type NonEmpty } from '#kernel';
import { contractTerminated, purchaseCompleted, terminationStarted } from '../../events/index.js';
import { acceptedOf, neededOf, outstandingOf, paidOf, releasesDownTo } from '../account.js';
import {
  mustHaveInspectedAll,
  mustHaveNoAdvance,
  mustHaveNothingPending,
  mustHavePaidAccepted,
} from '../ending.rules.js';
import type { PurchaseFact } from '../purchase.facts.js';
import { mustBe, mustNotPrecede } from '../state.rules.js';
import type { PurchaseDecide } from './purchase-decide.js';

/** The two ends of a contract: early, or with everything accepted and paid. */
export const ending: PurchaseDecide<'TerminateContract' | 'CompletePurchase'> = {
  TerminateContract: (before, { data: { purchaseId, terminationId, grounds }, meta }) => {
    const refusal = firstRefusal(
      mustBe(before, 'active'),
      mustNotBeFutureDated(meta),
      mustNotPrecede(meta, before.latestOn),
      mustHaveNothingPending(before),
    );
    if (refusal) return refusal;
    const releases = releasesDownTo(before, neededOf(before));
    const outstandingAdvance = moneyText(outstandingOf(before));
    const facts: NonEmpty<PurchaseFact> = [
      terminationStarted({ purchaseId, terminationId, grounds, releases }),
      ...(releases.length === 0 && before.releasing.isEmpty()
        ? [contractTerminated({ purchaseId, terminationId, outstandingAdvance })]
        : []),
    ];
    return facts;
  },

  CompletePurchase: (before, { data: { purchaseId }, meta }) => {
    const refusal = firstRefusal(
      mustBe(before, 'active'),
      mustNotBeFutureDated(meta),
      mustNotPrecede(meta, before.latestOn),
      mustHaveNothingPending(before),
      mustHaveNoAdvance(before),
      mustHaveInspectedAll(before),
      mustHavePaidAccepted(before),
    );
    if (refusal) return refusal;
    const retained = acceptedOf(before) - paidOf(before);
    const releases = releasesDownTo(before, retained);
    return [purchaseCompleted({ purchaseId, retained: moneyText(retained), releases })];
  },
};
