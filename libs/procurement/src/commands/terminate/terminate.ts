import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { matterOfContract } from '../matter.js';

/** Ends a contract early. An outstanding advance becomes a debt that is listed with its age. */
export const terminate = commandOf(purchase, 'TerminateContract', {
  duty: 'approver',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  delegable: { matter: (_, state) => matterOfContract(state) },
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'purchase.payments-pending',
  ],
});
