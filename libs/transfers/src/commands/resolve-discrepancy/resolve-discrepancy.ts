import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';

/** The sender says what becomes of each thing in dispute: until the receiver signs, the sender answers for it. */
export const resolveDiscrepancy = commandOf(transfer, 'ResolveDiscrepancy', {
  duty: 'custodian',
  target: ({ transferId }) => transferId,
  units: (_, { fromUnit }) => [fromUnit],
  refusals: [
    'process.in-progress',
    'transfer.wrong-state',
    'date.in-future',
    'transfer.item-repeated',
    'transfer.item-unknown',
    'transfer.item-wrong-state',
    'transfer.step-earlier',
  ],
});
