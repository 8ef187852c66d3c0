import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';
import { receiverOf } from '../../surroundings.js';
import { receiversRefusals } from '../receivers-refusals.js';

/** The receiving unit’s own officer signs a hand-over record, for all of the things or for some. */
export const receiveTransfer = commandOf(transfer, 'ReceiveTransfer', {
  duty: 'receiver',
  target: ({ transferId }) => transferId,
  units: (_, { toUnit }) => [toUnit],
  facts: (gates, _, __, { toUnit }) => receiverOf(gates, toUnit),
  claims: ({ recordNumber, transferId }) => [
    {
      kind: 'handOverRecord',
      parts: [recordNumber],
      owner: transferId,
      refusal: 'hand-over.number-taken',
    },
  ],
  refusals: [...receiversRefusals, 'unit.not-open', 'hand-over.number-taken'],
});
