import type { CalendarDate, Money, Quantity } from '#kernel';
import type { AssetClass, Regime } from '#assets/events';
import type { Category, Method, PayeeAccount, Supplier } from '../events/index.js';

export interface OfPurchase {
  readonly purchaseId: string;
}
export interface PlannedItem {
  readonly no: number;
  readonly sources: readonly {
    readonly requisitionId: string;
    readonly no: number;
    readonly qty: Quantity;
  }[];
}
export interface LineAmount {
  readonly lineId: string;
  readonly amount: Money;
  readonly subItem?: string;
}
export interface CommitmentAmount {
  readonly commitmentId: string;
  readonly amount: Money;
}
export interface PlanData extends OfPurchase {
  readonly buyerUnit: string;
  readonly category: Category;
  readonly items: readonly PlannedItem[];
  readonly fundings: readonly LineAmount[];
}
export interface SelectMethodData extends OfPurchase {
  readonly method: Method;
  readonly legalRule: string;
  readonly rationale?: string;
}
export interface OfferedItem {
  readonly no: number;
  readonly qty: Quantity;
  readonly unitPrice: Money;
}
export interface AwardData extends OfPurchase {
  readonly seenDigest: string;
  readonly supplier: Supplier;
  readonly bidders: readonly (Supplier & { readonly price?: Money })[];
  readonly items: readonly OfferedItem[];
  readonly evaluationDoc?: string;
}
export interface SignData extends OfPurchase {
  readonly signingId: string;
  readonly seenDigest: string;
  readonly contractNumber: string;
  readonly signedOn: CalendarDate;
  readonly fundings: readonly LineAmount[];
  readonly payeeAccount: PayeeAccount;
  readonly advanceTerms: { readonly maxPct: number; readonly guaranteeDoc?: string };
  readonly retentionPct: number;
  readonly retentionDue?: CalendarDate;
  readonly deliveryDue: CalendarDate;
}
/** `additions` where the contract becomes dearer, `reductions` where it becomes cheaper, neither where it stays. */
export interface AmendData extends OfPurchase {
  readonly amendmentId: string;
  readonly items: readonly OfferedItem[];
  readonly additions: readonly LineAmount[];
  readonly reductions: readonly CommitmentAmount[];
}
export interface QuantityOf {
  readonly no: number;
  readonly qty: Quantity;
}
export interface ReceiveData extends OfPurchase {
  readonly receiptId: string;
  readonly place: string;
  readonly items: readonly QuantityOf[];
  readonly deliveryNote?: string;
}
export interface ReturnData extends OfPurchase {
  readonly returnId: string;
  readonly receiptId: string;
  readonly items: readonly QuantityOf[];
}
export interface InspectedItem {
  readonly no: number;
  readonly accepted: Quantity;
  readonly rejected: Quantity;
  readonly rejectReason?: string;
  readonly destination?: { readonly unitId: string; readonly officerId: string; readonly location: string };
  readonly registration?: {
    readonly assetClass: AssetClass;
    readonly regime: Regime;
    readonly manufacturer?: string;
    readonly model?: string;
    readonly inServiceFrom?: CalendarDate;
  };
  readonly assets?: readonly { readonly assetNumber: string; readonly manufacturerSerial?: string }[];
}
export interface AcceptData extends OfPurchase {
  readonly acceptanceId: string;
  readonly receiptId: string;
  readonly committee: readonly string[];
  readonly items: readonly InspectedItem[];
}
export interface InvoiceData extends OfPurchase {
  readonly invoiceId: string;
  readonly supplierTaxCode: string;
  readonly series: string;
  readonly number: string;
  readonly date: CalendarDate;
  readonly items: readonly { readonly no: number; readonly qty: Quantity; readonly amount: Money }[];
  readonly total: Money;
  readonly tax: Money;
}
interface Voucher extends OfPurchase {
  readonly commitmentId: string;
  readonly voucherNumber: string;
}
export interface AdvanceData extends Voucher {
  readonly paymentId: string;
  readonly amount: Money;
  readonly payeeAccount: PayeeAccount;
}
export interface PayData extends Voucher {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly acceptanceIds: readonly string[];
  readonly cash: Money;
  readonly advanceCleared: Money;
  readonly payeeAccount: PayeeAccount;
}
export type RetentionData = AdvanceData;
export interface RecoverData extends Voucher {
  readonly recoveryId: string;
  readonly amount: Money;
}
export interface ReverseData extends OfPurchase {
  readonly reversalId: string;
  readonly paymentId: string;
}
export interface TerminateData extends OfPurchase {
  readonly terminationId: string;
  readonly grounds: string;
}
