import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';

export const cancelTransfer = commandOf(transfer, 'CancelTransfer', {
  duty: 'custodian',
  target: ({ transferId }) => transferId,
  units: (_, { fromUnit }) => [fromUnit],
  refusals: ['process.in-progress', 'transfer.wrong-state', 'date.in-future', 'transfer.step-earlier'],
});
