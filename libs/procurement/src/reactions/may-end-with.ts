import { commitFunds, payAdvance, postPayment, recoverAdvance, reversePayment } from '#budgets/processes';
import { planRequisition } from '#requisitions/processes';

/** What the requisitions and lines may refuse that a purchase's process asks: with that it ends. */
export const mayEndWith = {
  planning: planRequisition.refusals,
  committing: commitFunds.refusals,
  advancing: payAdvance.refusals,
  paying: postPayment.refusals,
  recovering: recoverAdvance.refusals,
  reversing: reversePayment.refusals,
};
