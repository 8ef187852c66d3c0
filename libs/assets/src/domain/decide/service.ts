import { firstRefusal, moneyText } from '#kernel';
import { unitMustBeOpen } from '#units/events';
import { assetAssigned, assetEnteredService, assetRelocated } from '../../events/index.js';
import { entrusted } from '../asset.postings.js';
import {
  mustBe,
  mustBeInOrder,
  mustChangeSomething,
  mustNotBeEarmarked,
  mustStayWithinHolder,
} from '../asset.rules.js';
import type { AssetDecide } from './asset-decide.js';

/** A thing in use: from when, by whom, where. */
export const service: AssetDecide<'EnterService' | 'Assign'> = {
  EnterService: (asset, { data: { assetId }, meta }) =>
    firstRefusal(mustBe(asset, 'registered'), mustBeInOrder(asset, meta)) ?? [
      assetEnteredService({ assetId, inServiceFrom: meta.effectiveDate }),
    ],

  Assign: (asset, { data, meta }, { receiver }) => {
    const { assetId, accountable: to = asset.accountable, location = asset.location } = data;
    const { itemCode, value, accountable: from } = asset;
    const refusal = firstRefusal(
      mustBe(asset, 'registered', 'inService', 'removedFromEstablishment'),
      mustNotBeEarmarked(asset),
      mustBeInOrder(asset, meta),
      mustChangeSomething(asset, to, location),
      mustStayWithinHolder(asset, to.unitId, receiver?.lineage ?? []),
      to.unitId === from.unitId ? undefined : unitMustBeOpen(to.unitId, receiver?.unit, meta.effectiveDate),
    );
    if (refusal) return refusal;
    const postings = [...entrusted(assetId, from.unitId, to.unitId)];
    const assigned = assetAssigned({ assetId, itemCode, value: moneyText(value), from, to, postings });
    const relocated = assetRelocated({ assetId, from: asset.location, to: location });
    if (location === asset.location) return [assigned];
    const sameHolder = from.unitId === to.unitId && from.officerId === to.officerId;
    return sameHolder ? [relocated] : [assigned, relocated];
  },
};
