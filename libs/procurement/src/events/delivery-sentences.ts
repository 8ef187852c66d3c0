import type { SentenceTable } from '#event-sourcing';

/** From the first delivery to the end of a purchase. */
export const deliverySentences = {
  GoodsReceived: {
    vi: 'nhận {items:count} mặt hàng tại {place}[, phiếu giao {deliveryNote}]',
    en: 'received {items:count} items at {place}[, delivery note {deliveryNote}]',
  },
  GoodsReturned: {
    vi: 'trả lại nhà thầu {items:count} mặt hàng của lần nhận {receiptId}',
    en: 'returned {items:count} items of receipt {receiptId} to the supplier',
  },
  GoodsAccepted: {
    vi:
      'nghiệm thu {items:count} mặt hàng ({items.*.itemCode:list}), giá trị {total:vnd}, hội đồng ' +
      '{committee:list}',
    en:
      'accepted {items:count} items ({items.*.itemCode:list}), worth {total:vnd}, committee ' +
      '{committee:list}',
  },
  InvoiceRecorded: {
    vi: 'ghi hoá đơn {series} số {number} ngày {date:day}, {total:vnd}, trong đó thuế {tax:vnd}',
    en: 'recorded invoice {series} number {number} of {date:day}, {total:vnd}, tax {tax:vnd} in it',
  },
  PaymentRequested: {
    vi:
      'chi {cash:vnd} ({kind:word})[, trừ tạm ứng {advanceCleared:vnd}], chứng từ {voucherNumber}; chờ ' +
      'dòng {lineId}',
    en:
      'paid {cash:vnd} ({kind:word})[, clearing {advanceCleared:vnd} of advance], voucher ' +
      '{voucherNumber}; line {lineId} has to post it',
  },
  PaymentConfirmed: {
    vi: 'ghi nhận dòng {lineId} đã hạch toán khoản chi {paymentId}: {cash:vnd}',
    en: 'noted that line {lineId} posted payment {paymentId}: {cash:vnd}',
  },
  PaymentRefused: {
    vi: 'ghi nhận dòng {lineId} TỪ CHỐI khoản chi {paymentId} {cash:vnd}: {cause:why}',
    en: 'noted that line {lineId} REFUSED payment {paymentId} of {cash:vnd}: {cause:why}',
  },
  RecoveryRequested: {
    vi: 'thu hồi tạm ứng {amount:vnd}, chứng từ {voucherNumber}; chờ dòng {lineId}',
    en: 'recovered {amount:vnd} of advance, voucher {voucherNumber}; line {lineId} has to post it',
  },
  RecoveryConfirmed: {
    vi: 'ghi nhận dòng {lineId} đã hạch toán thu hồi {amount:vnd}',
    en: 'noted that line {lineId} posted the recovery of {amount:vnd}',
  },
  RecoveryRefused: {
    vi: 'ghi nhận dòng {lineId} TỪ CHỐI thu hồi {amount:vnd}: {cause:why}',
    en: 'noted that line {lineId} REFUSED the recovery of {amount:vnd}: {cause:why}',
  },
  ReversalRequested: {
    vi: 'HUỶ BÚT TOÁN khoản chi {paymentId} {cash:vnd}; chờ dòng {lineId}',
    en: 'REVERSED payment {paymentId} of {cash:vnd}; line {lineId} has to post it',
  },
  ReversalConfirmed: {
    vi: 'ghi nhận dòng {lineId} đã huỷ bút toán khoản chi {paymentId} {cash:vnd}',
    en: 'noted that line {lineId} reversed payment {paymentId} of {cash:vnd}',
  },
  ReversalRefused: {
    vi: 'ghi nhận dòng {lineId} TỪ CHỐI huỷ bút toán khoản chi {paymentId} {cash:vnd}: {cause:why}',
    en: 'noted that line {lineId} REFUSED to reverse payment {paymentId} of {cash:vnd}: {cause:why}',
  },
  TerminationStarted: {
    vi: 'chấm dứt hợp đồng: {grounds}; đang giải toả {releases:count} cam kết',
    en: 'terminated the contract: {grounds}; {releases:count} commitments are being released',
  },
  ContractTerminated: {
    vi: 'hoàn tất chấm dứt hợp đồng, tạm ứng chưa thu hồi {outstandingAdvance:vnd}',
    en: 'completed the termination, {outstandingAdvance:vnd} of advance outstanding',
  },
  PurchaseCompleted: {
    vi: 'hoàn tất gói mua sắm[, giữ lại bảo hành {retained:vnd}]',
    en: 'completed the purchase[, {retained:vnd} retained]',
  },
} satisfies SentenceTable;
