import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { rulesOfMethods } from '../../surroundings.js';

/** How a supplier is found, and by which rule of law. */
export const selectMethod = commandOf(purchase, 'SelectMethod', {
  duty: 'buyer',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  facts: (gates, _, on) => rulesOfMethods(gates, on),
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'method.rationale-missing',
    'parameter.missing',
    'method.beyond-threshold',
  ],
});
