import type { CalendarDate, Command, Money } from '#kernel';
import type {
  Accountable,
  AssetClass,
  DisposalKind,
  OriginKind,
  Regime,
  ReleaseCause,
} from '../events/index.js';

export interface OfAsset {
  readonly assetId: string;
}
export interface FundingShare {
  readonly lineId: string;
  readonly share: Money;
}
export interface RegisterAssetData extends OfAsset {
  readonly assetNumber: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly manufacturerSerial?: string;
  readonly itemCode: string;
  readonly assetClass: AssetClass;
  readonly regime: Regime;
  readonly origin: { readonly kind: OriginKind; readonly ref: string };
  readonly acceptanceId?: string;
  readonly originalCost: Money;
  readonly accumulatedWear: Money;
  readonly inServiceFrom?: CalendarDate;
  readonly accountable: Accountable;
  readonly location: string;
  readonly fundings: readonly FundingShare[];
}
export interface AssignData extends OfAsset {
  readonly accountable?: Accountable;
  readonly location?: string;
}
export interface ReportLossData extends OfAsset {
  readonly circumstances: string;
}
export interface WriteOffData extends OfAsset {
  readonly findings: string;
  readonly compensation?: string;
}
export interface DisposeData extends OfAsset {
  readonly kind: DisposalKind;
  readonly recipient?: string;
  readonly proceeds: Money;
}
export interface EarmarkData extends OfAsset {
  readonly transferId: string;
  readonly decisionId: string;
  readonly fromUnit: string;
}
export interface FreeEarmarkData extends OfAsset {
  readonly transferId: string;
  readonly releaseId: string;
  readonly cause: ReleaseCause;
}
export interface TakeOverData extends OfAsset {
  readonly transferId: string;
  readonly receiptId: string;
  readonly recordNumber: string;
  readonly to: Accountable;
  readonly location: string;
  readonly condition?: string;
}
export interface LoseInTransitData extends OfAsset {
  readonly transferId: string;
  readonly releaseId: string;
  readonly circumstances: string;
}

export type AssetCommand =
  | Command<'RegisterAsset', RegisterAssetData>
  | Command<'RegisterPurchasedAsset', RegisterAssetData>
  | Command<'EnterService', OfAsset>
  | Command<'Assign', AssignData>
  | Command<'ReportLoss', ReportLossData>
  | Command<'WriteOff', WriteOffData>
  | Command<'RemoveFromEstablishment', OfAsset>
  | Command<'Dispose', DisposeData>
  | Command<'Earmark', EarmarkData>
  | Command<'FreeEarmark', FreeEarmarkData>
  | Command<'TakeOver', TakeOverData>
  | Command<'LoseInTransit', LoseInTransitData>;
