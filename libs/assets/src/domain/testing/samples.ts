import type { UnitFacts } from '#units/events';
import { assetRegistered, type AssetRegistered } from '../../events/index.js';
import type { RegisterAssetData } from '../asset.commands.js';
import type { Surroundings } from '../asset.facts.js';

export const assetId = '0190a0b0-0000-7000-8000-00000000000a';
export const transferId = '0190a0b0-0000-7000-8000-00000000000b';
export const decisionId = '0190a0b0-0000-7000-8000-00000000000c';
export const releaseId = '0190a0b0-0000-7000-8000-00000000000d';
export const receiptId = '0190a0b0-0000-7000-8000-00000000000e';

export const holder = { unitId: 'phong-hau-can', officerId: 'p-hung' };

const openUnit: UnitFacts = { status: 'active', validFrom: '2019-01-01', parents: [] };

/** A unit that is open, below the units named. */
export const receiver = (...lineage: readonly string[]): Surroundings => ({
  receiver: { unit: openUnit, lineage },
});
export const closedReceiver: Surroundings = {
  receiver: { unit: { ...openUnit, status: 'dissolving' }, lineage: [] },
};

/** A patrol car; the price is invented. */
export const registerCar = (over: Partial<RegisterAssetData> = {}) => ({
  type: 'RegisterAsset' as const,
  data: {
    assetId,
    assetNumber: '34A-000.17',
    itemCode: 'xe-oto-tuan-tra',
    assetClass: 'fixedAsset',
    regime: 'specialised',
    origin: { kind: 'inKind', ref: 'QĐ 12/2020' },
    originalCost: 650_000_000n,
    accumulatedWear: 0n,
    accountable: holder,
    location: 'Nhà xe trụ sở',
    fundings: [],
    ...over,
  } satisfies RegisterAssetData,
});

export const carRegistered = (over: Partial<AssetRegistered['data']> = {}) =>
  assetRegistered({
    ...registerCar().data,
    assetClass: 'fixedAsset',
    regime: 'specialised',
    origin: { kind: 'inKind', ref: 'QĐ 12/2020' },
    value: '650000000',
    originalCost: '650000000',
    accumulatedWear: '0',
    fundings: [],
    postings: [
      { account: 'outside/inKind', commodity: `asset:${assetId}`, amount: '-1' },
      { account: 'custody/phong-hau-can', commodity: `asset:${assetId}`, amount: '1' },
    ],
    ...over,
  });
