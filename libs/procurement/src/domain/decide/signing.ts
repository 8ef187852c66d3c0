import { derivedId, firstRefusal, moneyText, mustNotBeFutureDated, type NonEmpty, vnd } from '#kernel';
import { digestOf } from '#requisitions/events';
import {
  amendmentRequested,
  type ContractFunding,
  contractAmended,
  type Release,
  signingRequested,
} from '../../events/index.js';
import { exposureOf } from '../account.js';
import {
  linesMustBeOpen,
  mustBeFunded,
  mustBeUndrawn,
  mustBeWritable,
  mustCostSomething,
  mustFollowTotal,
  mustKeepDelivered,
  mustNotBeSignedLater,
  mustNotFallBelow,
  mustOfferWithinPlan,
  mustRestateItems,
  retentionMustBeDue,
  totalOf,
} from '../contract.rules.js';
import { mustNumberItemsOnce } from '../plan.rules.js';
import type { AmendData, LineAmount } from '../purchase.data.js';
import type { Purchase } from '../purchase.js';
import { actorMustBeApart } from '../separation.rules.js';
import { mustBe, mustHaveSeen, mustNotPrecede } from '../state.rules.js';
import { pricedItems } from './award.js';
import type { PurchaseDecide } from './purchase-decide.js';

/** Each funding is a commitment of its own; its id follows from the act that asks for it. */
const commitmentsOf = (fundings: readonly LineAmount[], actId: string): ContractFunding[] =>
  fundings.map(({ lineId, amount, subItem }, n) => ({
    lineId,
    subItem,
    amount: moneyText(amount),
    commitmentId: derivedId(actId, 'commitment', n),
  }));

const releasesOf = ({ fundings }: Purchase, { reductions }: AmendData): Release[] =>
  reductions.map(({ commitmentId, amount }) => ({
    commitmentId,
    lineId: fundings.get(commitmentId)!.lineId,
    amount: moneyText(amount),
  }));

/** A contract, and what changes it. Money is asked of the lines before anything stands. */
export const signing: PurchaseDecide<'SignContract' | 'AmendContract'> = {
  SignContract: (before, { data, meta }, { lines }) => {
    const { award } = before;
    const state = mustBe(before, 'awarded');
    if (state || !award) return state!;
    const { fundings, ...terms } = data;
    return (
      firstRefusal(
        mustNotBeFutureDated(meta),
        mustNotPrecede(meta, before.decidedOn),
        mustNotBeSignedLater(data.signedOn, meta.effectiveDate),
        mustHaveSeen(data.seenDigest, digestOf(award)),
        mustBeFunded(fundings, vnd(award.total)),
        retentionMustBeDue(data.retentionPct, data.retentionDue),
        linesMustBeOpen(lines),
        actorMustBeApart(before, 'signer', meta),
      ) ?? [
        signingRequested({
          ...terms,
          supplier: award.supplier,
          items: award.items,
          total: award.total,
          fundings: commitmentsOf(fundings, data.signingId),
        }),
      ]
    );
  },

  AmendContract: (before, { data, meta }, { lines }) => {
    const { purchaseId, amendmentId, items, additions, reductions } = data;
    const state = mustBe(before, 'active');
    if (state) return state;
    const former = before.contract!.total;
    const total = totalOf(items);
    const refusal = firstRefusal(
      mustNotBeFutureDated(meta),
      mustNotPrecede(meta, before.decidedOn),
      mustNumberItemsOnce(items),
      mustRestateItems(before, items),
      mustOfferWithinPlan(before, items),
      mustKeepDelivered(before, items),
      mustCostSomething(total),
      mustBeWritable(total),
      mustNotFallBelow(total, exposureOf(before)),
      mustFollowTotal(former, total, additions, reductions),
      mustBeUndrawn(before, reductions),
      linesMustBeOpen(lines),
    );
    if (refusal) return refusal;
    const amendment = {
      purchaseId,
      amendmentId,
      items: pricedItems(items),
      total: moneyText(total),
      formerTotal: moneyText(former),
      fundings: commitmentsOf(additions, amendmentId),
    };
    const asked: NonEmpty<ReturnType<typeof amendmentRequested> | ReturnType<typeof contractAmended>> =
      additions.length > 0
        ? [amendmentRequested(amendment)]
        : [contractAmended({ ...amendment, releases: releasesOf(before, data) })];
    return asked;
  },
};
