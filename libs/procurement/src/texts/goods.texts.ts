import type { ProblemTexts } from '#platform';

/** Deliveries, acceptances and the ends of a purchase. */
export const goodsTexts: ProblemTexts = {
  'receipt.unknown': { vi: 'Không có lần giao hàng {receipt}.', en: 'There is no receipt {receipt}.' },
  'receipt.beyond-order': {
    vi: 'Hạng mục {item}: nhận thêm {asked}, chỉ còn được nhận {limit}.',
    en: 'Item {item}: {asked} more received, only {limit} is still to come.',
  },
  'return.beyond-rejected': {
    vi: 'Hạng mục {item}: trả {asked}, chỉ có {limit} bị từ chối chưa trả.',
    en: 'Item {item}: {asked} returned, only {limit} is rejected and still here.',
  },
  'acceptance.unknown': {
    vi: 'Không có lần nghiệm thu {acceptance}.',
    en: 'There is no acceptance {acceptance}.',
  },
  'acceptance.empty': {
    vi: 'Nghiệm thu phải nhận hoặc từ chối một số lượng (hạng mục {item}).',
    en: 'An acceptance accepts or rejects something (item {item}).',
  },
  'acceptance.beyond-received': {
    vi: 'Hạng mục {item}: nghiệm thu {asked}, chỉ có {limit} đã nhận và chưa kiểm tra.',
    en: 'Item {item}: {asked} inspected, only {limit} was received and waits for it.',
  },
  'acceptance.beyond-order': {
    vi: 'Hạng mục {item}: nghiệm thu {asked}, chỉ còn {limit} trong hợp đồng.',
    en: 'Item {item}: {asked} accepted, only {limit} is left of the order.',
  },
  'acceptance.reason-missing': {
    vi: 'Từ chối hạng mục {item} phải nêu lý do.',
    en: 'Rejecting item {item} needs a reason.',
  },
  'acceptance.destination-missing': {
    vi: 'Hạng mục {item} được nhận phải có nơi đến và người chịu trách nhiệm.',
    en: 'Item {item} is accepted and needs a destination with somebody who answers for it.',
  },
  'acceptance.too-many-assets': {
    vi: 'Mỗi lần nghiệm thu ghi tối đa {limit} tài sản, không phải {asked}.',
    en: 'One acceptance registers at most {limit} assets, not {asked}.',
  },
  'acceptance.registration-missing': {
    vi: 'Hạng mục {item} thành tài sản nhưng thiếu thông tin đăng ký.',
    en: 'Item {item} becomes assets and lacks what registers them.',
  },
  'acceptance.assets-differ': {
    vi: 'Hạng mục {item}: nhận {accepted} nhưng nêu {assets} tài sản.',
    en: 'Item {item}: {accepted} accepted, {assets} assets named.',
  },
  'acceptance.asset-number-twice': {
    vi: 'Số tài sản {assetNumber} bị lặp trong cùng lần nghiệm thu.',
    en: 'The asset number {assetNumber} stands twice in this acceptance.',
  },
  'asset-number.malformed': {
    vi: 'Số tài sản gồm 1 đến 60 ký tự ASCII, không khoảng trắng.',
    en: 'An asset number is 1 to 60 ASCII characters without blanks.',
  },
  'serial.malformed': {
    vi: 'Số máy gồm 1 đến 60 ký tự ASCII, không khoảng trắng.',
    en: 'A serial number is 1 to 60 ASCII characters without blanks.',
  },
  'purchase.payments-pending': {
    vi: 'Còn {pending} khoản đang chờ dòng dự toán trả lời.',
    en: '{pending} payments still wait for the answer of their line.',
  },
  'purchase.advance-outstanding': {
    vi: 'Còn tạm ứng chưa thu hồi {outstanding} đồng.',
    en: 'Advances of {outstanding} VND are outstanding.',
  },
  'purchase.goods-uninspected': {
    vi: 'Hạng mục {item} còn hàng đã nhận chưa nghiệm thu.',
    en: 'Of item {item} something was received and not inspected.',
  },
  'purchase.accepted-unpaid': {
    vi: 'Đã nghiệm thu {accepted} đồng, mới trả {paid} đồng; chỉ được giữ lại {retained} đồng.',
    en: '{accepted} VND accepted, {paid} VND paid; only {retained} VND may be retained.',
  },
};
