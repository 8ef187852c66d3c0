import {
  type Circumstances,
  firstRefusal,
  moneyText,
  mustNotBeFutureDated,
  quantityText,
  type Verdict,
} from '#kernel';
import { invoiceRecorded, paymentRequested, type PaymentKind } from '../../events/index.js';
import {
  invoiceMustAddUp,
  invoiceMustNotBeLater,
  itemsMustBeInContract,
  mustBeNewInvoice,
  mustComeFromSupplier,
} from '../invoice.rules.js';
import {
  mustBeOwed,
  mustFitAdvanceTerms,
  mustFollowAcceptances,
  mustKeepRetention,
  mustKnowFunding,
  mustKnowInvoice,
  mustNotExceedAdvance,
  mustNotExceedContract,
  mustNotExceedFunding,
  mustPayContractAccount,
  mustPaySomething,
  mustUseNewVoucher,
  retentionMustBeDueOn,
} from '../money.rules.js';
import type { AdvanceData, PayData } from '../purchase.data.js';
import type { Purchase } from '../purchase.js';
import { actorMustBeApart } from '../separation.rules.js';
import { mustBe, mustNotPrecede } from '../state.rules.js';
import type { PurchaseDecide } from './purchase-decide.js';

/** What every voucher has to fulfil: its own commitment, a payer of its own, the contract's account. */
const mustBeVoucher = (purchase: Purchase, data: AdvanceData | PayData, meta: Circumstances): Verdict => {
  const funding = purchase.fundings.get(data.commitmentId);
  return firstRefusal(
    mustNotBeFutureDated(meta),
    actorMustBeApart(purchase, 'payer', meta),
    mustKnowFunding(funding, data.commitmentId),
    mustNotPrecede(meta, funding?.since ?? ''),
    mustPayContractAccount(purchase, data.payeeAccount),
    mustUseNewVoucher(purchase, data.voucherNumber),
  );
};

const plain = (purchase: Purchase, data: AdvanceData, kind: PaymentKind) => {
  const { purchaseId, paymentId, commitmentId, voucherNumber, payeeAccount, amount } = data;
  return paymentRequested({
    purchaseId,
    paymentId,
    kind,
    commitmentId,
    voucherNumber,
    payeeAccount,
    lineId: purchase.fundings.get(commitmentId)!.lineId,
    cash: moneyText(amount),
    advanceCleared: '0',
    acceptanceIds: [],
  });
};

/** What a supplier asks for, and what is paid: each payment waits for its line. */
export const payments: PurchaseDecide<
  'RecordInvoice' | 'PayPurchaseAdvance' | 'PayPurchase' | 'ReleaseRetention'
> = {
  // After a termination too: what was accepted before may still be invoiced and paid.
  RecordInvoice: (before, { data, meta }) =>
    mustBe(before, 'active', 'terminated') ??
    firstRefusal(
      mustNotBeFutureDated(meta),
      mustNotPrecede(meta, before.signedOn),
      mustComeFromSupplier(before, data.supplierTaxCode),
      mustBeNewInvoice(before, data),
      invoiceMustNotBeLater(data, meta),
      itemsMustBeInContract(before, data.items),
      invoiceMustAddUp(data),
    ) ?? [
      invoiceRecorded({
        ...data,
        items: data.items.map(({ no, qty, amount }) => ({
          no,
          qty: quantityText(qty),
          amount: moneyText(amount),
        })),
        total: moneyText(data.total),
        tax: moneyText(data.tax),
      }),
    ],

  PayPurchaseAdvance: (before, { data, meta }) =>
    mustBe(before, 'active') ??
    firstRefusal(
      mustBeVoucher(before, data, meta),
      mustFitAdvanceTerms(before, data.amount),
      mustNotExceedContract(before, data.amount),
      mustNotExceedFunding(data.commitmentId, before.fundings.get(data.commitmentId), data.amount),
    ) ?? [plain(before, data, 'advance')],

  PayPurchase: (before, { data, meta }) => {
    const { purchaseId, paymentId, commitmentId, invoiceId, acceptanceIds, cash, advanceCleared } = data;
    const funding = before.fundings.get(commitmentId);
    return (
      mustBe(before, 'active', 'terminated') ??
      firstRefusal(
        mustBeVoucher(before, data, meta),
        mustPaySomething(cash + advanceCleared),
        mustKnowInvoice(before, invoiceId),
        mustFollowAcceptances(before, acceptanceIds, meta),
        mustBeOwed(before, cash + advanceCleared, meta),
        mustKeepRetention(before, cash + advanceCleared, meta),
        mustNotExceedContract(before, cash),
        mustNotExceedAdvance(commitmentId, funding, advanceCleared),
        mustNotExceedFunding(commitmentId, funding, cash),
      ) ?? [
        paymentRequested({
          purchaseId,
          paymentId,
          kind: 'final',
          commitmentId,
          invoiceId,
          voucherNumber: data.voucherNumber,
          payeeAccount: data.payeeAccount,
          lineId: funding!.lineId,
          acceptanceIds: [...acceptanceIds],
          cash: moneyText(cash),
          advanceCleared: moneyText(advanceCleared),
        }),
      ]
    );
  },

  ReleaseRetention: (before, { data, meta }) =>
    mustBe(before, 'completed') ??
    firstRefusal(
      mustBeVoucher(before, data, meta),
      retentionMustBeDueOn(before, meta),
      mustBeOwed(before, data.amount, meta),
      mustNotExceedFunding(data.commitmentId, before.fundings.get(data.commitmentId), data.amount),
    ) ?? [plain(before, data, 'retention')],
};
