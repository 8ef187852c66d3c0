import type { SentenceTable } from '#event-sourcing';

export const budgetSentences = {
  FundsAppropriated: {
    vi: 'giao {amount:vnd} từ {grantor} vào dòng {lineId}[, lý do: {justification}]',
    en: 'appropriated {amount:vnd} from {grantor} to line {lineId}[, because: {justification}]',
  },
  AppropriationWithdrawn: {
    vi: 'thu hồi {amount:vnd} đã giao ở dòng {lineId}, trả về {grantor}',
    en: 'withdrew {amount:vnd} from line {lineId}, back to {grantor}',
  },
  OpeningBalanceRecorded: {
    vi: 'ghi số dư đầu {amount:vnd} cho dòng {lineId}',
    en: 'recorded an opening balance of {amount:vnd} on line {lineId}',
  },
  FundsSent: {
    vi: 'chuyển {amount:vnd} ({kind:word}, lần chuyển {moveId}) từ dòng {fromLine} sang dòng {toLine}',
    en: 'sent {amount:vnd} ({kind:word}, move {moveId}) from line {fromLine} to line {toLine}',
  },
  FundsReceived: {
    vi: 'nhận {amount:vnd} (lần chuyển {moveId}) từ dòng {fromLine} vào dòng {toLine}',
    en: 'received {amount:vnd} (move {moveId}) from line {fromLine} on line {toLine}',
  },
  FundsReceiptRefused: {
    vi: 'TỪ CHỐI nhận {amount:vnd} (lần chuyển {moveId}) từ dòng {fromLine}: {cause:why}',
    en: 'REFUSED to receive {amount:vnd} (move {moveId}) from line {fromLine}: {cause:why}',
  },
  FundsReturned: {
    vi: 'lấy lại {amount:vnd} (lần chuyển {moveId}) mà dòng {toLine} không nhận: {cause:why}',
    en: 'took back {amount:vnd} (move {moveId}), which line {toLine} did not receive: {cause:why}',
  },
  FundMoveSettled: {
    vi: 'xác nhận lần chuyển {moveId} đã xong: {amount:vnd} đã tới dòng {toLine}',
    en: 'noted that move {moveId} is over: {amount:vnd} reached line {toLine}',
  },
  FundsCommitted: {
    vi:
      'cam kết {amount:vnd} (cam kết {commitmentId}[, tiểu mục {subItem}]) cho {owner.kind:word} ' +
      '{owner.id} trên dòng {lineId}',
    en:
      'committed {amount:vnd} (commitment {commitmentId}[, sub-item {subItem}]) for {owner.kind:word} ' +
      '{owner.id} on line {lineId}',
  },
  CommitmentReleased: {
    vi: 'giải toả {amount:vnd} của cam kết {commitmentId} trên dòng {lineId}: {cause:why}',
    en: 'released {amount:vnd} of commitment {commitmentId} on line {lineId}: {cause:why}',
  },
  AdvancePaid: {
    vi: 'tạm ứng {amount:vnd} theo cam kết {commitmentId}, chứng từ {voucherNumber}',
    en: 'paid an advance of {amount:vnd} on commitment {commitmentId}, voucher {voucherNumber}',
  },
  PaymentPosted: {
    vi:
      'thanh toán {cash:vnd}[ và trừ tạm ứng {advanceCleared:vnd}] theo cam kết {commitmentId}, chứng từ ' +
      '{voucherNumber}',
    en:
      'paid {cash:vnd}[ and cleared {advanceCleared:vnd} of advance] on commitment {commitmentId}, ' +
      'voucher {voucherNumber}',
  },
  AdvanceRecovered: {
    vi: 'thu hồi {amount:vnd} tạm ứng của cam kết {commitmentId}, chứng từ {voucherNumber}',
    en: 'recovered {amount:vnd} of advance on commitment {commitmentId}, voucher {voucherNumber}',
  },
  PaymentReversed: {
    vi:
      'HUỶ BÚT TOÁN thanh toán {paymentId}: {cash:vnd}[ và phần tạm ứng {advanceCleared:vnd}] về lại cam ' +
      'kết {commitmentId}',
    en:
      'REVERSED payment {paymentId}: {cash:vnd}[ and {advanceCleared:vnd} of advance] went back to ' +
      'commitment {commitmentId}',
  },
  LineClosingStarted: { vi: 'bắt đầu đóng dòng {lineId}', en: 'began to close line {lineId}' },
  LineClosed: {
    vi: 'đóng dòng {lineId}; {lapsed:vnd} chưa dùng bị huỷ',
    en: 'closed line {lineId}; {lapsed:vnd} not used lapsed',
  },
} satisfies SentenceTable;
