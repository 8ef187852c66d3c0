import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { linesOf, unitsOfLines } from '../../surroundings.js';
import { mayEndWith } from '../../reactions/may-end-with.js';

/** Dearer: the lines commit the difference first. Cheaper: recorded first, then released. */
export const amend = commandOf(purchase, 'AmendContract', {
  duty: 'buyer',
  target: ({ purchaseId }) => purchaseId,
  units: ({ additions }, { buyerUnit }) => [buyerUnit, ...unitsOfLines(additions)],
  facts: (gates, { additions }) => linesOf(gates, additions),
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'items.numbered-twice',
    'amendment.item-missing',
    'item.unknown',
    'purchase.beyond-plan',
    'amendment.below-received',
    'amendment.price-of-accepted',
    'contract.worthless',
    'contract.too-large',
    'amendment.below-paid',
    'amendment.fundings-differ',
    'commitment.unknown',
    'payment.beyond-funding',
    'budget-line.unknown',
    'budget-line.closed',
  ],
  processRefusals: mayEndWith.committing,
});
