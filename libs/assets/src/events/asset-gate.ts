import type { CalendarDate, MoneyText } from '#kernel';
import type { Fold } from '#event-sourcing';
import type { AssetRegistered } from './asset-registered.js';
import type { AssetEarmarked } from './earmark.js';
import type { AssetAssigned, AssetTakenOver } from './service.js';
import type { Accountable } from './shapes.js';

export type AssetStatus =
  'none' | 'registered' | 'inService' | 'lost' | 'removedFromEstablishment' | 'disposed' | 'writtenOff';

/** What other capabilities may know of a thing when they decide. */
export interface AssetFacts {
  readonly status: AssetStatus;
  readonly assetNumber: string;
  readonly itemCode: string;
  readonly originalCost: MoneyText;
  readonly accumulatedWear: MoneyText;
  readonly accountable?: Accountable;
  /** What it was before it was lost. */
  readonly statusBefore?: AssetStatus;
  /** The transfer it is held for. */
  readonly transferId?: string;
  /** The latest day anything was recorded for: nothing that depends on it is dated before. */
  readonly lastStepOn: CalendarDate;
}

type Step = (asset: AssetFacts, event: { readonly data: any }) => Partial<AssetFacts>;

/** Every step moves the latest day on. */
const steps = (by: Readonly<Record<string, Step>>): Fold<AssetFacts>['evolve'] =>
  Object.fromEntries(
    Object.entries(by).map(([type, step]) => [
      type,
      (asset: AssetFacts, event: { readonly effectiveDate: CalendarDate; readonly data: unknown }) => ({
        ...asset,
        lastStepOn: event.effectiveDate > asset.lastStepOn ? event.effectiveDate : asset.lastStepOn,
        ...step(asset, event),
      }),
    ]),
  );

export const assetFold: Fold<AssetFacts> = {
  initial: {
    status: 'none',
    assetNumber: '',
    itemCode: '',
    originalCost: '0',
    accumulatedWear: '0',
    lastStepOn: '0000-00-00',
  },
  evolve: steps({
    AssetRegistered: (_, { data }: { data: AssetRegistered['data'] }) => ({
      status: data.inServiceFrom === undefined ? 'registered' : 'inService',
      assetNumber: data.assetNumber,
      itemCode: data.itemCode,
      originalCost: data.originalCost,
      accumulatedWear: data.accumulatedWear,
      accountable: data.accountable,
    }),
    AssetEnteredService: () => ({ status: 'inService' }),
    AssetAssigned: (_, { data }: { data: AssetAssigned['data'] }) => ({ accountable: data.to }),
    AssetRelocated: () => ({}),
    AssetTakenOver: ({ status, statusBefore }, { data }: { data: AssetTakenOver['data'] }) => ({
      status: status === 'lost' && statusBefore ? statusBefore : status,
      accountable: data.to,
      transferId: undefined,
    }),
    AssetReportedLost: ({ status, statusBefore, transferId }, { data }) => ({
      status: 'lost',
      statusBefore: status === 'lost' ? statusBefore : status,
      transferId: data.transferId === undefined ? transferId : undefined,
    }),
    AssetWrittenOff: () => ({ status: 'writtenOff', accountable: undefined }),
    AssetRemovedFromEstablishment: () => ({ status: 'removedFromEstablishment' }),
    AssetDisposed: () => ({ status: 'disposed', accountable: undefined }),
    AssetEarmarked: (_, { data }: { data: AssetEarmarked['data'] }) => ({ transferId: data.transferId }),
    AssetEarmarkFreed: () => ({ transferId: undefined }),
  }),
};
