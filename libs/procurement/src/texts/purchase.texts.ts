import type { ProblemTexts } from '#platform';

/** States, plans, methods and contracts. */
export const purchaseTexts: ProblemTexts = {
  'purchase.exists': {
    vi: 'Gói mua sắm này đã có (trạng thái {status}).',
    en: 'This purchase exists already (its status is {status}).',
  },
  'purchase.wrong-state': {
    vi: 'Gói mua sắm đang ở trạng thái {status}; lệnh này chỉ dùng khi: {allowed}.',
    en: 'The purchase is {status}; this is possible only when it is: {allowed}.',
  },
  'purchase.too-early': {
    vi: 'Ngày {effectiveDate} trước bước mà việc này dựa vào ({stepOn}).',
    en: '{effectiveDate} is before the step this rests on ({stepOn}).',
  },
  'purchase.seen-otherwise': {
    vi: 'Nội dung đã xem không còn là nội dung hiện tại; hãy xem lại rồi quyết định.',
    en: 'The content that was seen is not the present one; look again, then decide.',
  },
  'purchase.duties-not-apart': {
    vi: 'Người {person} đã giữ vai trò {other} trong gói mua sắm này nên không được giữ vai trò {role}.',
    en: 'Person {person} was {other} in this purchase and cannot be its {role}.',
  },
  'purchase.beyond-plan': {
    vi: 'Hạng mục {item}: {asked} vượt số lượng kế hoạch {planned}.',
    en: 'Item {item}: {asked} is more than the {planned} planned.',
  },
  'requisition.beyond-buyer': {
    vi: 'Đơn vị {buyer} không mua sắm cho đơn vị {unit}.',
    en: 'Unit {buyer} does not buy for unit {unit}.',
  },
  'plan.items-differ': {
    vi: 'Hạng mục {item} gộp hai thứ khác nhau: {first} và {other}.',
    en: 'Item {item} merges two different things: {first} and {other}.',
  },
  'method.rationale-missing': {
    vi: 'Hình thức {method} không cạnh tranh nên phải nêu lý do.',
    en: 'The method {method} is not competitive: it needs a rationale.',
  },
  'method.beyond-threshold': {
    vi: 'Dự toán {estTotal} đồng vượt hạn mức {limit} đồng của hình thức {method}.',
    en: 'The estimate of {estTotal} VND is above the limit of {limit} VND for the method {method}.',
  },
  'contract.worthless': { vi: 'Giá trị phải lớn hơn 0.', en: 'The value must be above zero.' },
  'contract.too-large': {
    vi: 'Giá trị {total} đồng vượt số lớn nhất ghi được ({most}).',
    en: 'The value of {total} VND is over the largest amount that can be written ({most}).',
  },
  'plan.too-large': {
    vi: 'Tổng dự toán {estimate} đồng vượt số lớn nhất ghi được ({most}).',
    en: 'The estimate of {estimate} VND is over the largest amount that can be written ({most}).',
  },
  'contract.fundings-differ': {
    vi: 'Tổng nguồn vốn {funded} đồng khác giá trị hợp đồng {total} đồng.',
    en: 'The fundings sum to {funded} VND, the contract to {total} VND.',
  },
  'contract.signed-later': {
    vi: 'Ngày ký {signedOn} sau ngày hiệu lực {effectiveDate}.',
    en: 'Signed on {signedOn}, after its effective date {effectiveDate}.',
  },
  'contract.number-taken': {
    vi: 'Số hợp đồng {contractNumber} đã dùng cho gói khác của bên mua.',
    en: 'The contract number {contractNumber} belongs to another purchase of this buyer.',
  },
  'budget-line.unknown': { vi: 'Không có dòng dự toán {line}.', en: 'There is no budget line {line}.' },
  'retention.due-missing': {
    vi: 'Giữ lại {retentionPct}% thì phải có ngày đến hạn trả.',
    en: 'Retaining {retentionPct}% needs a day on which it is due.',
  },
  'retention.not-due': {
    vi: 'Tiền giữ lại đến hạn ngày {due}, chưa trả được ngày {effectiveDate}.',
    en: 'The retention is due on {due}, not yet on {effectiveDate}.',
  },
  'amendment.item-missing': {
    vi: 'Phụ lục phải nêu đủ hạng mục; thiếu hạng mục {item}.',
    en: 'An amendment names every item; item {item} is missing.',
  },
  'amendment.below-received': {
    vi: 'Hạng mục {item}: giảm còn {asked}, nhưng đã nhận {received}.',
    en: 'Item {item}: reduced to {asked}, but {received} has been received.',
  },
  'amendment.price-of-accepted': {
    vi: 'Hạng mục {item} đã nghiệm thu theo giá {accepted} đồng, không đổi thành {unitPrice} đồng được.',
    en: 'Item {item} was accepted at {accepted} VND and cannot be repriced to {unitPrice} VND.',
  },
  'amendment.below-paid': {
    vi: 'Giá trị mới {total} đồng thấp hơn số đã trả và đang trả {paid} đồng.',
    en: 'The new value of {total} VND is below the {paid} VND paid and being paid.',
  },
  'amendment.fundings-differ': {
    vi: 'Phải thêm {expected} đồng (đã nêu {added}) hoặc giảm {expectedBack} đồng (đã nêu {released}).',
    en: 'It takes {expected} VND more ({added} named) or {expectedBack} VND less ({released} named).',
  },
};
