import type { CalendarDate, Command, Money, Quantity } from '#kernel';
import type { UnitFacts } from '#units/events';
import type { DecisionBody, ItemQuantity, Urgency } from '../events/index.js';

export interface OfRequisition {
  readonly requisitionId: string;
}
export interface AskedItem {
  readonly no: number;
  readonly itemCode: string;
  readonly description: string;
  readonly qty: Quantity;
  readonly uom: string;
  readonly estUnitPrice: Money;
}
export interface SubmitRequisitionData extends OfRequisition {
  readonly unitId: string;
  readonly items: readonly AskedItem[];
  readonly neededBy: CalendarDate;
  readonly purpose: string;
  readonly urgency: Urgency;
}
export interface ApproveRequisitionData extends OfRequisition {
  readonly seenDigest: string;
  readonly approvedItems: readonly { readonly no: number; readonly qty: Quantity }[];
  readonly decisionBody?: DecisionBody;
}
export interface RejectRequisitionData extends OfRequisition {
  readonly grounds: string;
}
export interface PlanRequisitionData extends OfRequisition {
  readonly purchaseId: string;
  readonly items: readonly ItemQuantity[];
}
export interface FreeRequisitionData extends OfRequisition {
  readonly purchaseId: string;
}

export type RequisitionCommand =
  | Command<'SubmitRequisition', SubmitRequisitionData>
  | Command<'ApproveRequisition', ApproveRequisitionData>
  | Command<'RejectRequisition', RejectRequisitionData>
  | Command<'WithdrawRequisition', OfRequisition>
  | Command<'PlanRequisition', PlanRequisitionData>
  | Command<'FreeRequisition', FreeRequisitionData>;

export interface RequisitionSurroundings {
  /** The unit that asks. */
  readonly unit?: UnitFacts;
}
