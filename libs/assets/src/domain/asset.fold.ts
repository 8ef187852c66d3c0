import { type CalendarDate, type Evolve, personsIn, vnd } from '#kernel';
import type { Asset } from './asset.js';
import type { AssetFact } from './asset.facts.js';

/** With one more step behind it. */
const after = (asset: Asset, day: CalendarDate, change: Partial<Asset>): Asset => ({
  ...asset,
  ...change,
  lastStepOn: day > asset.lastStepOn ? day : asset.lastStepOn,
});

/** How a thing's past makes its present. */
export const assetFold: Evolve<Asset, AssetFact> = {
  AssetRegistered: (asset, { effectiveDate, data }) => {
    const { itemCode, regime, accountable, location, inServiceFrom } = data;
    const status = inServiceFrom === undefined ? 'registered' : 'inService';
    const value = vnd(data.value);
    return after(asset, effectiveDate, { status, itemCode, regime, value, accountable, location });
  },
  AssetEnteredService: (asset, { effectiveDate }) => after(asset, effectiveDate, { status: 'inService' }),
  AssetAssigned: (asset, { effectiveDate, data }) => after(asset, effectiveDate, { accountable: data.to }),
  AssetRelocated: (asset, { effectiveDate, data }) => after(asset, effectiveDate, { location: data.to }),

  AssetEarmarked: (asset, { effectiveDate, data: { transferId, decisionId } }) =>
    after(asset, effectiveDate, { earmark: { transferId, decisionId } }),
  EarmarkRefused: asset => asset,
  AssetEarmarkFreed: (asset, { effectiveDate, data }) =>
    after(asset, effectiveDate, asset.earmark?.transferId === data.transferId ? { earmark: undefined } : {}),
  AssetTakenOver: (asset, { effectiveDate, data: { to, location } }) =>
    after(asset, effectiveDate, {
      accountable: to,
      location,
      earmark: undefined,
      status: asset.status === 'lost' && asset.statusBefore ? asset.statusBefore : asset.status,
    }),

  AssetReportedLost: (asset, fact) =>
    after(asset, fact.effectiveDate, {
      status: 'lost',
      statusBefore: asset.status === 'lost' ? asset.statusBefore : asset.status,
      lossReporters: [...asset.lossReporters, ...personsIn(fact)],
      earmark: fact.data.transferId === undefined ? asset.earmark : undefined,
    }),
  AssetWrittenOff: (asset, { effectiveDate }) => after(asset, effectiveDate, { status: 'writtenOff' }),
  AssetRemovedFromEstablishment: (asset, { effectiveDate }) =>
    after(asset, effectiveDate, { status: 'removedFromEstablishment' }),
  AssetDisposed: (asset, { effectiveDate }) => after(asset, effectiveDate, { status: 'disposed' }),
};
