import { allowed, type CalendarDate, type Money, refused, sumOf, type Verdict } from '#kernel';
import type { Asset } from './asset.js';
import type { FundingShare } from './asset.commands.js';

export const mustBeNew = (asset: Asset, assetId: string): Verdict =>
  asset.status === 'none' ? allowed : refused('asset.exists', { asset: assetId, status: asset.status });

export const mustNotBeWornBeyondCost = (originalCost: Money, accumulatedWear: Money): Verdict =>
  accumulatedWear <= originalCost
    ? allowed
    : refused('asset.wear-exceeds-cost', { originalCost, accumulatedWear });

/** The lines that paid for a thing paid all of it, if any did. */
export const mustBeFundedWhole = (originalCost: Money, fundings: readonly FundingShare[]): Verdict => {
  const shares = sumOf(fundings.map(({ share }) => share));
  return fundings.length === 0 || shares === originalCost
    ? allowed
    : refused('asset.shares-differ', { originalCost, shares });
};

/** A thing cannot already be in use on a day that comes after it was registered. */
export const mustNotServeLater = (inServiceFrom: CalendarDate | undefined, day: CalendarDate): Verdict =>
  inServiceFrom === undefined || inServiceFrom <= day
    ? allowed
    : refused('asset.in-service-later', { inServiceFrom, effectiveDate: day });
