import { firstRefusal, moneyText } from '#kernel';
import {
  assetDisposed,
  assetRemovedFromEstablishment,
  assetReportedLost,
  assetWrittenOff,
} from '../../events/index.js';
import { disposed, writtenOff } from '../asset.postings.js';
import {
  mustBe,
  mustBeDisposable,
  mustBeInOrder,
  mustBeSpecial,
  mustNameRecipient,
  mustNotBeEarmarked,
  mustNotHaveReportedLoss,
} from '../asset.rules.js';
import type { AssetDecide } from './asset-decide.js';

/** How a thing leaves: lost and written off, or disposed of. */
export const endings: AssetDecide<'ReportLoss' | 'WriteOff' | 'RemoveFromEstablishment' | 'Dispose'> = {
  ReportLoss: (asset, { data: { assetId, circumstances }, meta }) =>
    firstRefusal(
      mustBe(asset, 'registered', 'inService', 'removedFromEstablishment'),
      mustBeInOrder(asset, meta),
    ) ?? [assetReportedLost({ assetId, circumstances })],

  WriteOff: (asset, { data: { assetId, findings, compensation }, meta }) => {
    const { itemCode, value, accountable } = asset;
    return (
      firstRefusal(
        mustBe(asset, 'lost'),
        mustNotBeEarmarked(asset),
        mustBeInOrder(asset, meta),
        mustNotHaveReportedLoss(asset, meta),
      ) ?? [
        assetWrittenOff({
          assetId,
          itemCode,
          value: moneyText(value),
          findings,
          compensation,
          postings: [...writtenOff(assetId, accountable.unitId)],
        }),
      ]
    );
  },

  RemoveFromEstablishment: (asset, { data: { assetId }, meta }) =>
    firstRefusal(
      mustBeSpecial(asset),
      mustBe(asset, 'inService'),
      mustNotBeEarmarked(asset),
      mustBeInOrder(asset, meta),
    ) ?? [assetRemovedFromEstablishment({ assetId })],

  Dispose: (asset, { data: { assetId, kind, recipient, proceeds }, meta }) => {
    const { itemCode, value, accountable } = asset;
    return (
      firstRefusal(
        mustBeDisposable(asset),
        mustNotBeEarmarked(asset),
        mustBeInOrder(asset, meta),
        mustNameRecipient(kind, recipient),
      ) ?? [
        assetDisposed({
          assetId,
          itemCode,
          value: moneyText(value),
          kind,
          recipient,
          proceeds: moneyText(proceeds),
          postings: [...disposed(assetId, accountable.unitId)],
        }),
      ]
    );
  },
};
