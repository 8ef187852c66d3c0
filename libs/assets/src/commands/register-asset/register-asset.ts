import { commandOf } from '#event-sourcing';
import { asset } from '../../domain/asset.decider.js';
import { assetNumberClaim } from '../../events/index.js';
import { receiverOf } from '../../surroundings.js';

/** Everything but a purchase: what was bought is registered by its acceptance. */
export const registerAsset = commandOf(asset, 'RegisterAsset', {
  opens: true,
  duty: 'custodian',
  target: ({ assetId }) => assetId,
  units: ({ accountable }) => [accountable.unitId],
  facts: (gates, { accountable }, on) => receiverOf(gates, accountable.unitId, on),
  claims: ({ assetNumber, assetId }) => [assetNumberClaim(assetNumber, assetId)],
  refusals: [
    'asset.exists',
    'date.in-future',
    'unit.not-open',
    'asset.in-service-later',
    'asset.wear-exceeds-cost',
    'asset.shares-differ',
    'asset.number-taken',
  ],
});
