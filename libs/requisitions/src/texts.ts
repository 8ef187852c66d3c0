import type { ProblemTexts } from '#platform';

/** Every refusal of this capability, to people. */
export const requisitionTexts: ProblemTexts = {
  'requisition.exists': {
    vi: 'Đề nghị mua sắm này đã được gửi (trạng thái {status}).',
    en: 'This requisition has been submitted already (its status is {status}).',
  },
  'requisition.wrong-state': {
    vi: 'Đề nghị đang ở trạng thái {status}; cần trạng thái {wanted}.',
    en: 'The requisition is {status}; it would have to be {wanted}.',
  },
  'requisition.too-early': {
    vi: 'Ngày {effectiveDate} trước bước mà quyết định này dựa vào ({lastStepOn}).',
    en: '{effectiveDate} is before the step this decision rests on ({lastStepOn}).',
  },
  'requisition.seen-otherwise': {
    vi: 'Nội dung đã xem khác nội dung đã gửi; hãy xem lại rồi phê duyệt.',
    en: 'The content that was seen is not the content that was submitted; look again, then approve.',
  },
  'requisition.requester-approves': {
    vi: 'Người đề nghị {person} không được phê duyệt, kể cả qua người khác.',
    en: 'Person {person} asked for this and cannot decide on it, not through another either.',
  },
  'requisition.approved-beyond-asked': {
    vi: 'Hạng mục {item}: phê duyệt {asked}, chỉ đề nghị {limit}.',
    en: 'Item {item}: {asked} approved, only {limit} asked for.',
  },
  'requisition.quantity-taken': {
    vi: 'Hạng mục {item} chỉ còn {free} chưa đưa vào kế hoạch, không đủ {asked}.',
    en: 'Of item {item} only {free} is not planned yet, not the {asked} asked.',
  },
  'requisition.planned': {
    vi: 'Không thể rút: {purchases} gói mua sắm đã lấy từ đề nghị này.',
    en: 'It cannot be withdrawn: {purchases} purchases have taken of it.',
  },
  'items.none': { vi: 'Cần ít nhất một hạng mục.', en: 'At least one item is needed.' },
  'requisition.too-large': {
    vi: 'Tổng dự toán {estimate} đồng vượt số lớn nhất ghi được ({most}).',
    en: 'The estimate of {estimate} VND is over the largest amount that can be written ({most}).',
  },
  'items.numbered-twice': {
    vi: 'Số thứ tự hạng mục {item} bị lặp.',
    en: 'The item number {item} stands twice.',
  },
  'item.unknown': { vi: 'Không có hạng mục số {item}.', en: 'There is no item {item}.' },
  'person-id.malformed': { vi: 'Mã người không đúng dạng.', en: 'This is not a person id.' },
};
