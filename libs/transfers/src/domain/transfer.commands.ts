import type { CalendarDate, Command, DocumentRef } from '#kernel';
import type { DecisionBody, DiscrepancyKind, Resolution, TransferKind } from '../events/index.js';

export interface OfTransfer {
  readonly transferId: string;
}
export interface RequestTransferData extends OfTransfer {
  readonly kind: TransferKind;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly assets: readonly string[];
  readonly receiverConsentDoc?: DocumentRef;
  readonly dueBack?: CalendarDate;
}
export interface DecideTransferData extends OfTransfer {
  readonly approve: boolean;
  readonly seenDigest: string;
  readonly decisionBody?: DecisionBody;
}
export interface DispatchData extends OfTransfer {
  readonly items: readonly { readonly assetId: string; readonly condition: string }[];
  readonly carrier: string;
  readonly from: string;
  readonly to: string;
}
export interface ReceiveData extends OfTransfer {
  readonly recordNumber: string;
  readonly location: string;
  readonly items: readonly { readonly assetId: string; readonly condition: string }[];
}
export interface RefuseItemsData extends OfTransfer {
  readonly items: readonly { readonly assetId: string; readonly cause: string }[];
}
export interface ReportDiscrepancyData extends OfTransfer {
  readonly items: readonly {
    readonly assetId: string;
    readonly kind: DiscrepancyKind;
    readonly note: string;
  }[];
}
export interface ResolveDiscrepancyData extends OfTransfer {
  readonly items: readonly {
    readonly assetId: string;
    readonly resolution: Resolution;
    readonly note: string;
  }[];
}
export interface ConfirmReturnData extends OfTransfer {
  readonly items: readonly { readonly assetId: string; readonly condition: string }[];
}
export interface NoteEarmarkData extends OfTransfer {
  readonly decisionId: string;
  readonly assetId: string;
  /** Why the thing is not free; absent when it is held for this transfer. */
  readonly cause?: string;
}
export interface NoteHandOverData extends OfTransfer {
  readonly receiptId: string;
  readonly assetId: string;
}
export interface NoteReleaseData extends OfTransfer {
  readonly releaseId: string;
  readonly assetId: string;
}

export type TransferCommand =
  | Command<'RequestTransfer', RequestTransferData>
  | Command<'DecideTransfer', DecideTransferData>
  | Command<'CancelTransfer', OfTransfer>
  | Command<'DispatchTransfer', DispatchData>
  | Command<'ReceiveTransfer', ReceiveData>
  | Command<'RefuseTransferItems', RefuseItemsData>
  | Command<'ReportDiscrepancy', ReportDiscrepancyData>
  | Command<'ResolveDiscrepancy', ResolveDiscrepancyData>
  | Command<'ConfirmReturn', ConfirmReturnData>
  | Command<'NoteEarmark', NoteEarmarkData>
  | Command<'NoteHandOver', NoteHandOverData>
  | Command<'NoteRelease', NoteReleaseData>;
