import type { ProblemTexts } from '#platform';

/** Invoices, advances and payments. */
export const moneyTexts: ProblemTexts = {
  'invoice.unknown': { vi: 'Không có hoá đơn {invoice}.', en: 'There is no invoice {invoice}.' },
  'invoice.already-recorded': {
    vi: 'Hoá đơn {invoice} đã được ghi nhận.',
    en: 'The invoice {invoice} has been recorded already.',
  },
  'invoice.dated-later': {
    vi: 'Hoá đơn ngày {date} sau ngày ghi nhận {effectiveDate}.',
    en: 'The invoice is dated {date}, after {effectiveDate}.',
  },
  'invoice.supplier-differs': {
    vi: 'Mã số thuế {given} không phải của nhà thầu trong hợp đồng ({contract}).',
    en: 'The tax code {given} is not that of the contract ({contract}).',
  },
  'invoice.total-differs': {
    vi: 'Tổng các hạng mục {sum} đồng không khớp tổng hoá đơn {total} đồng (thuế {tax} đồng).',
    en: 'The items sum to {sum} VND, the invoice to {total} VND (tax {tax} VND).',
  },
  'advance.beyond-terms': {
    vi: 'Đã tạm ứng {given} đồng, thêm {asked} đồng vượt mức {maxPct}% ({limit} đồng).',
    en: '{given} VND advanced; {asked} VND more would pass {maxPct}% ({limit} VND).',
  },
  'payment.account-differs': {
    vi: 'Tài khoản {given} khác tài khoản trong hợp đồng ({contract}).',
    en: 'The account {given} is not that of the contract ({contract}).',
  },
  'payment.before-acceptance': {
    vi: 'Ngày trả {effectiveDate} trước ngày nghiệm thu {acceptedOn}.',
    en: 'Paid on {effectiveDate}, before the acceptance of {acceptedOn}.',
  },
  'payment.beyond-owed': {
    vi: 'Đã trả {paid} đồng; thêm {asked} đồng vượt nghiệm thu ({accepted}) hoặc hoá đơn ({invoiced}).',
    en: '{paid} VND paid; {asked} VND more would pass what is accepted ({accepted}) or invoiced ({invoiced}).',
  },
  'payment.retention-withheld': {
    vi: 'Giữ lại {retained} đồng đến {due}: đã trả {paid}/{accepted} đồng, thêm {asked} đồng là quá mức.',
    en: '{retained} VND are retained until {due}: {paid} of {accepted} VND paid, {asked} VND more is too much.',
  },
  'payment.beyond-contract': {
    vi: 'Đã tạm ứng, trả và đang trả {paid} đồng; thêm {asked} đồng vượt hợp đồng {contract} đồng.',
    en: '{paid} VND advanced, paid or pending; {asked} VND more would pass the contract of {contract} VND.',
  },
  'payment.beyond-funding': {
    vi: 'Cam kết {commitment} chỉ còn {undrawn} đồng, không đủ {asked} đồng.',
    en: 'The commitment {commitment} has {undrawn} VND left, not {asked} VND.',
  },
  'payment.voucher-used': {
    vi: 'Chứng từ {voucherNumber} đã dùng cho một khoản khác.',
    en: 'The voucher {voucherNumber} has paid something already.',
  },
  'payment.is-advance': {
    vi: 'Khoản {payment} là tạm ứng; hãy thu hồi tạm ứng.',
    en: 'Payment {payment} is an advance: recover it instead.',
  },
  'payment.not-reversible': {
    vi: 'Khoản {payment} không huỷ được (trạng thái {state}).',
    en: 'Payment {payment} cannot be reversed (it is {state}).',
  },
  'span.too-long': {
    vi: 'Khoảng thời gian hỏi dài quá {days} ngày.',
    en: 'The span of days asked about is longer than {days}.',
  },
  'days.malformed': { vi: 'Số ngày là số nguyên không âm.', en: 'Days are a whole number.' },
  'account.malformed': {
    vi: 'Số tài khoản gồm 4 đến 40 chữ số hoặc chữ cái.',
    en: 'An account number is 4 to 40 digits or letters.',
  },
};
