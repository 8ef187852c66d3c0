import { firstRefusal, isRejection, moneyText } from '#kernel';
import {
  assetEarmarked,
  assetEarmarkFreed,
  assetReportedLost,
  assetTakenOver,
  earmarkRefused,
} from '../../events/index.js';
import { entrusted } from '../asset.postings.js';
import {
  mustBe,
  mustBeEarmarkedFor,
  mustBeHeldBy,
  mustBeInOrder,
  mustNotBeEarmarked,
} from '../asset.rules.js';
import type { AssetDecide } from './asset-decide.js';

/** A thing's own part in a transfer: held for it, freed of it, taken over or lost by it. Only the transfer asks. */
export const partsInTransfers: AssetDecide<'Earmark' | 'FreeEarmark' | 'TakeOver' | 'LoseInTransit'> = {
  Earmark: (asset, { data: { assetId, transferId, decisionId, fromUnit }, meta }) => {
    const refusal = firstRefusal(
      mustBe(asset, 'registered', 'inService'),
      mustBeHeldBy(asset, fromUnit),
      mustNotBeEarmarked(asset),
      mustBeInOrder(asset, meta),
    );
    return isRejection(refusal)
      ? [earmarkRefused({ assetId, transferId, decisionId, cause: refusal.code })]
      : [assetEarmarked({ assetId, transferId, decisionId })];
  },

  // No rule may refuse the way back: the transfer would wait for ever.
  FreeEarmark: (_, { data: { assetId, transferId, releaseId, cause } }) => [
    assetEarmarkFreed({ assetId, transferId, releaseId, cause }),
  ],

  // While a thing is earmarked nothing moves its custody, so the receipt's day cannot be too early here.
  TakeOver: (asset, { data: { assetId, transferId, receiptId, recordNumber, to, location, condition } }) => {
    const { itemCode, value, accountable: from } = asset;
    return (
      mustBeEarmarkedFor(asset, transferId) ?? [
        assetTakenOver({
          assetId,
          itemCode,
          value: moneyText(value),
          transferId,
          receiptId,
          recordNumber,
          from,
          to,
          location,
          condition,
          postings: [...entrusted(assetId, from.unitId, to.unitId)],
        }),
      ]
    );
  },

  LoseInTransit: (_, { data: { assetId, transferId, releaseId, circumstances } }) => [
    assetReportedLost({ assetId, circumstances, transferId, releaseId }),
  ],
};
