import { commandOf } from '#event-sourcing';
import { asset } from '../../domain/asset.decider.js';

export const dispose = commandOf(asset, 'Dispose', {
  duty: 'custodian',
  target: ({ assetId }) => assetId,
  units: (_, { accountable }) => [accountable.unitId],
  refusals: [
    'asset.not-removed-from-establishment',
    'asset.wrong-state',
    'asset.earmarked',
    'date.in-future',
    'asset.step-earlier',
    'disposal.recipient-missing',
  ],
});
