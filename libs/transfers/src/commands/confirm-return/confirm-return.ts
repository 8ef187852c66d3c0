import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';

/** The sender has things back that were refused or sent back. */
export const confirmReturn = commandOf(transfer, 'ConfirmReturn', {
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
