import { vnd } from '#kernel';
import { commandOf, consequence, reaction } from '#event-sourcing';
import { type AcceptedItem, type GoodsAccepted, goodsAccepted, sharesOf } from '#procurement/events';
import type { RegisterAssetData } from '../domain/asset.commands.js';
import { asset } from '../domain/asset.decider.js';
import { assetNumberClaim, purchasedAssetId } from '../events/index.js';

/** The acceptance holds the claim of each number already, for the id that is registered here. */
const registerPurchasedAsset = commandOf(asset, 'RegisterPurchasedAsset', {
  opens: true,
  target: ({ assetId }) => assetId,
  claims: ({ assetNumber, assetId }) => [assetNumberClaim(assetNumber, assetId)],
  refusals: ['asset.exists', 'asset.number-taken'],
});

type Accepted = GoodsAccepted['data'];
type Thing = NonNullable<AcceptedItem['assets']>[number];

const thingOf = (accepted: Accepted, item: AcceptedItem, thing: Thing, n: number): RegisterAssetData => {
  const { acceptanceId, purchaseId, fundings } = accepted;
  const { unitId, officerId, location } = item.destination!;
  const originalCost = vnd(thing.originalCost);
  return {
    ...item.registration!,
    acceptanceId,
    location,
    originalCost,
    accumulatedWear: 0n,
    itemCode: item.itemCode,
    assetNumber: thing.assetNumber,
    manufacturerSerial: thing.manufacturerSerial,
    assetId: purchasedAssetId(acceptanceId, item.no, n),
    origin: { kind: 'purchase', ref: purchaseId },
    accountable: { unitId, officerId },
    fundings: sharesOf(originalCost, fundings).map(({ lineId, share }) => ({ lineId, share: vnd(share) })),
  };
};

/** Everything an acceptance makes a thing of is registered, each in its own stream, with its exact part of the cost. */
export const whenGoodsAccepted = reaction('registration/register', goodsAccepted, ({ data }) =>
  data.items.flatMap(item =>
    item.destination === undefined || item.registration === undefined
      ? []
      : (item.assets ?? []).map((thing, n) =>
          consequence(registerPurchasedAsset, thingOf(data, item, thing, n)),
        ),
  ),
);
