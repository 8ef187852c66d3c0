import type { Command } from '#kernel';
import type {
  AcceptData,
  AdvanceData,
  AmendData,
  AwardData,
  InvoiceData,
  OfPurchase,
  PayData,
  PlanData,
  ReceiveData,
  RecoverData,
  RetentionData,
  ReturnData,
  ReverseData,
  SelectMethodData,
  SignData,
  TerminateData,
} from './purchase.data.js';
import type { ToldToPurchase } from './told.commands.js';

/** What people ask. */
export type AskedOfPurchase =
  | Command<'PlanPurchase', PlanData>
  | Command<'SelectMethod', SelectMethodData>
  | Command<'AwardPurchase', AwardData>
  | Command<'SignContract', SignData>
  | Command<'CancelPurchase', OfPurchase>
  | Command<'AmendContract', AmendData>
  | Command<'ReceiveGoods', ReceiveData>
  | Command<'ReturnGoods', ReturnData>
  | Command<'AcceptGoods', AcceptData>
  | Command<'RecordInvoice', InvoiceData>
  | Command<'PayPurchaseAdvance', AdvanceData>
  | Command<'PayPurchase', PayData>
  | Command<'ReleaseRetention', RetentionData>
  | Command<'RecoverPurchaseAdvance', RecoverData>
  | Command<'ReversePurchasePayment', ReverseData>
  | Command<'TerminateContract', TerminateData>
  | Command<'CompletePurchase', OfPurchase>;

export type PurchaseCommand = AskedOfPurchase | ToldToPurchase;
