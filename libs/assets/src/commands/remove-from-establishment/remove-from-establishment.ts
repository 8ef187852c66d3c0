import { commandOf } from '#event-sourcing';
import { asset } from '../../domain/asset.decider.js';

export const removeFromEstablishment = commandOf(asset, 'RemoveFromEstablishment', {
  duty: 'custodian',
  target: ({ assetId }) => assetId,
  units: (_, { accountable }) => [accountable.unitId],
  refusals: [
    'asset.not-special',
    'asset.wrong-state',
    'asset.earmarked',
    'date.in-future',
    'asset.step-earlier',
  ],
});
