import { commandOf } from '#event-sourcing';
import { assetNumberClaim, purchasedAssetId } from '#assets/events';
import { purchase } from '../../domain/purchase.decider.js';
import { destinationsOf } from '../../surroundings.js';

/** A committee's findings. What it accepts may be paid, and becomes assets under numbers claimed here. */
export const acceptGoods = commandOf(purchase, 'AcceptGoods', {
  duty: 'receiver',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  facts: (gates, { items }) => destinationsOf(gates, items),
  claims: ({ acceptanceId, items }) =>
    items.flatMap(({ no, assets = [] }) =>
      assets.map(({ assetNumber }, n) =>
        assetNumberClaim(assetNumber, purchasedAssetId(acceptanceId, no, n)),
      ),
    ),
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'receipt.unknown',
    'purchase.too-early',
    'purchase.duties-not-apart',
    'acceptance.empty',
    'items.numbered-twice',
    'item.unknown',
    'acceptance.beyond-received',
    'acceptance.beyond-order',
    'acceptance.reason-missing',
    'acceptance.destination-missing',
    'acceptance.too-many-assets',
    'acceptance.registration-missing',
    'acceptance.assets-differ',
    'acceptance.asset-number-twice',
    'unit.not-open',
    'asset.number-taken',
  ],
});
