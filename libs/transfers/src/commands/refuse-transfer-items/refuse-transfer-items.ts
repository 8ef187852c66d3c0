import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';
import { receiversRefusals } from '../receivers-refusals.js';

/** The receiver does not take some things. The sender confirms that they are back. */
export const refuseTransferItems = commandOf(transfer, 'RefuseTransferItems', {
  duty: 'receiver',
  target: ({ transferId }) => transferId,
  units: (_, { toUnit }) => [toUnit],
  refusals: receiversRefusals,
});
