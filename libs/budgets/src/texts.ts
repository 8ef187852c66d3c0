import type { ProblemTexts } from '#platform';

const lines: ProblemTexts = {
  'line-id.malformed': {
    vi: 'Không phải mã dòng dự toán (năm.đơn-vị.nguồn.tính-chất.chương.loại-khoản.mục).',
    en: 'This is not a budget line id (year.unit.source.nature.chapter.sector.item).',
  },
  'budget-line.closed': {
    vi: 'Dòng dự toán đã hoặc đang đóng (trạng thái {status}), không nhận phát sinh mới.',
    en: 'The budget line is closed or closing (its status is {status}) and takes on nothing new.',
  },
  'budget-line.outside-fiscal-year': {
    vi: 'Ngày {effectiveDate} nằm ngoài thời gian của năm ngân sách {fiscalYear} ({opens} đến {closes}).',
    en: '{effectiveDate} is outside fiscal year {fiscalYear} ({opens} to {closes}).',
  },
  'budget-line.over-committed': {
    vi: 'Dòng {line} chỉ còn {available} đồng, không đủ {asked} đồng: thiếu {short} đồng.',
    en: 'Line {line} has {available} VND left, not the {asked} VND asked: {short} VND short.',
  },
  'budget-line.insufficient': {
    vi: 'Dòng {line} chỉ còn {available} đồng để chuyển đi, không đủ {asked} đồng: thiếu {short} đồng.',
    en: 'Line {line} has {available} VND to give away, not the {asked} VND asked: {short} VND short.',
  },
  'budget-line.too-large': {
    vi: 'Dòng {line} đã có {holds} đồng; thêm {asked} đồng sẽ vượt mức {most} đồng mà sổ ghi được.',
    en: 'Line {line} has {holds} VND already; {asked} VND more would pass the {most} VND that can be written down.',
  },
  'budget-line.never-opened': {
    vi: 'Dòng {line} chưa từng nhận tiền nên không có gì để đóng.',
    en: 'Line {line} never took any money: there is nothing to close.',
  },
  'budget-line.not-settled': {
    vi: 'Chưa thể đóng dòng: còn cam kết {committed} đồng, tạm ứng {advanced} đồng, {openMoves} lần chuyển chưa xong.',
    en: 'The line cannot close: {committed} VND committed, {advanced} VND advanced, {openMoves} moves under way.',
  },
  'budget-line.entries-later': {
    vi: 'Ngày đóng {effectiveDate} trước bút toán cuối cùng ({lastEntry}).',
    en: 'The closing day {effectiveDate} is before the last entry ({lastEntry}).',
  },
  'document.content-differs': {
    vi: 'Văn bản {document} đã được ghi nhận với nội dung khác (SHA-256 khác).',
    en: 'The document {document} is known with other content (another SHA-256).',
  },
};

const appropriations: ProblemTexts = {
  'appropriation.wrong-level': {
    vi: 'Kinh phí nguồn {source} không giao vào {unit} (loại {kind}): Bộ cấp vào Bộ, nguồn khác vào cấp tỉnh.',
    en: 'Money of source {source} does not enter at {unit} (a {kind}): only at the ministry, or at a province.',
  },
  'appropriation.justification-missing': {
    vi: 'Kinh phí ngoài kế hoạch phải có lý do.',
    en: 'Off-plan money needs a justification.',
  },
};

const moves: ProblemTexts = {
  'fund-move.exists': {
    vi: 'Mã lần chuyển tiền {fundMove} đã được dùng.',
    en: 'The id {fundMove} of a move of money has been used already.',
  },
  'fund-move.same-line': {
    vi: 'Không thể chuyển tiền về chính dòng {line}.',
    en: 'Money cannot be moved to the same line {line}.',
  },
  'fund-move.keys-differ': {
    vi: 'Tiền không được chuyển khác {part}: từ {from} sang {to}.',
    en: 'Money does not move between different values of {part}: from {from} to {to}.',
  },
  'fund-move.not-a-descendant': {
    vi: 'Phân bổ chỉ xuống đơn vị cấp dưới: {to} không thuộc {from} vào ngày hiệu lực.',
    en: 'An allocation goes down the tree: {to} is not below {from} on the effective date.',
  },
};

const commitments: ProblemTexts = {
  'commitment.exists': { vi: 'Cam kết {commitment} đã có.', en: 'Commitment {commitment} exists already.' },
  'commitment.unknown': {
    vi: 'Dòng này không có cam kết {commitment}.',
    en: 'This line has no commitment {commitment}.',
  },
  'commitment.owned-by-purchase': {
    vi: 'Cam kết thuộc hợp đồng mua sắm {purchase}, chỉ thay đổi qua hợp đồng đó.',
    en: 'The commitment belongs to purchase {purchase} and moves only through it.',
  },
  'commitment.later': {
    vi: 'Ngày {effectiveDate} trước ngày cam kết {commitment} ({since}).',
    en: '{effectiveDate} is before commitment {commitment} was made ({since}).',
  },
  'commitment.exceeded': {
    vi: 'Cam kết {commitment} chỉ còn {committed} đồng, không đủ {asked} đồng: thiếu {short} đồng.',
    en: 'Commitment {commitment} holds {committed} VND, not the {asked} VND asked: {short} VND short.',
  },
};

const payments: ProblemTexts = {
  'advance.exceeded': {
    vi: 'Tạm ứng chưa thu hồi của cam kết {commitment} là {outstanding} đồng, ít hơn {asked} đồng.',
    en: 'The outstanding advance of commitment {commitment} is {outstanding} VND, less than {asked} VND.',
  },
  'payment.empty': { vi: 'Khoản thanh toán bằng không.', en: 'The payment pays nothing.' },
  'payment.exists': { vi: 'Khoản thanh toán {payment} đã có.', en: 'Payment {payment} exists already.' },
  'payment.unknown': { vi: 'Không có khoản thanh toán {payment}.', en: 'There is no payment {payment}.' },
  'payment.already-reversed': {
    vi: 'Khoản thanh toán {payment} đã được huỷ bút toán.',
    en: 'Payment {payment} has been reversed already.',
  },
  'payment.later': {
    vi: 'Ngày {effectiveDate} trước ngày thanh toán {payment} ({paidOn}).',
    en: '{effectiveDate} is before payment {payment} was made ({paidOn}).',
  },
};

const fields: ProblemTexts = {
  'sub-item.malformed': { vi: 'Tiểu mục gồm bốn chữ số.', en: 'A sub-item is four digits.' },
  'tax-code.malformed': {
    vi: 'Mã số thuế gồm 10 chữ số, có thể thêm gạch nối và 3 chữ số.',
    en: 'A tax code is 10 digits, with a hyphen and 3 more if it has them.',
  },
  'fiscal-year.malformed': { vi: 'Năm ngân sách gồm bốn chữ số.', en: 'A fiscal year is four digits.' },
  'chapter.malformed': { vi: 'Chương gồm ba chữ số.', en: 'A chapter is three digits.' },
  'sector.malformed': {
    vi: 'Loại–khoản gồm hai lần ba chữ số, như 040-041.',
    en: 'A sector is two times three digits, as 040-041.',
  },
  'programme.malformed': {
    vi: 'programmeId là mã chương trình, hoặc - cho dòng không thuộc chương trình nào.',
    en: 'programmeId is a programme, or - for lines without one.',
  },
  'item.malformed': { vi: 'Mục gồm bốn chữ số.', en: 'An item is four digits.' },
  'group-by.malformed': {
    vi: 'Chiều phân tích không đúng; viết các chiều cách nhau bằng dấu phẩy.',
    en: 'An unknown dimension; write the dimensions with commas between.',
  },
};

/** Every refusal of this capability, to people. */
export const budgetTexts: ProblemTexts = {
  ...lines,
  ...appropriations,
  ...moves,
  ...commitments,
  ...payments,
  ...fields,
};
