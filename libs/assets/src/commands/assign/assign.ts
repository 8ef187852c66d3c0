import { commandOf } from '#event-sourcing';
import { asset } from '../../domain/asset.decider.js';
import { receiverOf } from '../../surroundings.js';

/** Another officer, another place, or another unit below the holder's. Anywhere else a thing goes by transfer. */
export const assign = commandOf(asset, 'Assign', {
  duty: 'custodian',
  target: ({ assetId }) => assetId,
  units: (_, { accountable }) => [accountable.unitId],
  facts: (gates, { accountable }, on, held) =>
    receiverOf(gates, (accountable ?? held.accountable).unitId, on),
  refusals: [
    'asset.wrong-state',
    'asset.earmarked',
    'date.in-future',
    'asset.step-earlier',
    'assignment.empty',
    'assignment.outside-holder',
    'unit.not-open',
  ],
});
