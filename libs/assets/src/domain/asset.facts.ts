import type { UnitFacts } from '#units/events';
import type {
  AssetAssigned,
  AssetDisposed,
  AssetEarmarked,
  AssetEarmarkFreed,
  AssetEnteredService,
  AssetRegistered,
  AssetRelocated,
  AssetRemovedFromEstablishment,
  AssetReportedLost,
  AssetTakenOver,
  AssetWrittenOff,
  EarmarkRefused,
} from '../events/index.js';

/** Everything that can have happened to a thing. */
export type AssetFact =
  | AssetRegistered
  | AssetEnteredService
  | AssetAssigned
  | AssetRelocated
  | AssetEarmarked
  | EarmarkRefused
  | AssetEarmarkFreed
  | AssetTakenOver
  | AssetReportedLost
  | AssetWrittenOff
  | AssetRemovedFromEstablishment
  | AssetDisposed;

/** What is read of other streams before a decision on a thing. */
export interface Surroundings {
  /** The unit that is to answer for it, and all units above it on the effective date. */
  readonly receiver?: { readonly unit: UnitFacts; readonly lineage: readonly string[] };
}
