import { firstRefusal, moneyText, mustNotBeFutureDated } from '#kernel';
import { unitMustBeOpen } from '#units/events';
import { assetRegistered } from '../../events/index.js';
import type { RegisterAssetData } from '../asset.commands.js';
import { registered } from '../asset.postings.js';
import {
  mustBeFundedWhole,
  mustBeNew,
  mustNotBeWornBeyondCost,
  mustNotServeLater,
} from '../registration.rules.js';
import type { AssetDecide } from './asset-decide.js';

const registration = (data: RegisterAssetData) => {
  const { assetId, originalCost, accumulatedWear, origin, accountable, fundings } = data;
  return assetRegistered({
    ...data,
    value: moneyText(originalCost),
    originalCost: moneyText(originalCost),
    accumulatedWear: moneyText(accumulatedWear),
    fundings: fundings.map(({ lineId, share }) => ({ lineId, share: moneyText(share) })),
    postings: [...registered(assetId, origin.kind, accountable.unitId)],
  });
};

/** How a thing comes into the books. */
export const registrations: AssetDecide<'RegisterAsset' | 'RegisterPurchasedAsset'> = {
  RegisterAsset: (asset, { data, meta }, { receiver }) =>
    firstRefusal(
      mustBeNew(asset, data.assetId),
      mustNotBeFutureDated(meta),
      unitMustBeOpen(data.accountable.unitId, receiver?.unit, meta.effectiveDate),
      mustNotServeLater(data.inServiceFrom, meta.effectiveDate),
      mustNotBeWornBeyondCost(data.originalCost, data.accumulatedWear),
      mustBeFundedWhole(data.originalCost, data.fundings),
    ) ?? [registration(data)],

  // What was accepted exists: the acceptance was tested, with its units and numbers, and nothing is left to refuse.
  RegisterPurchasedAsset: (asset, { data }) => mustBeNew(asset, data.assetId) ?? [registration(data)],
};
