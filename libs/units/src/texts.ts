import type { ProblemTexts } from '#platform';

export const unitTexts: ProblemTexts = {
  'unit.exists': {
    vi: 'Mã đơn vị {unit} đã được dùng và không dùng lại.',
    en: 'The unit id {unit} has been used and is never used again.',
  },
  'unit.not-active': {
    vi: 'Đơn vị {unit} không còn hoạt động (trạng thái {status}).',
    en: 'Unit {unit} is not active (its status is {status}).',
  },
  'unit.parent-mismatch': {
    vi: 'Chỉ cấp Bộ không có đơn vị cấp trên; đơn vị loại {kind} được khai cấp trên "{parent}".',
    en: 'Only a ministry has no unit above it; a {kind} was given the parent "{parent}".',
  },
  'unit.parent-not-open': {
    vi: 'Đơn vị cấp trên {parent} không hoạt động vào ngày {day} (trạng thái {status}).',
    en: 'The parent unit {parent} is not open on {day} (its status is {status}).',
  },
  'unit.circular': {
    vi: 'Đơn vị {unit} sẽ đứng trên chính mình (qua {parent}) từ ngày {day}.',
    en: 'Unit {unit} would stand above itself (through {parent}) from {day} on.',
  },
  'unit.ends-before-it-begins': {
    vi: 'Đơn vị kết thúc ngày {to}, trước khi bắt đầu ngày {from}.',
    en: 'The unit would end on {to}, before it begins on {from}.',
  },
  'unit.before-its-beginning': {
    vi: 'Ngày {day} trước ngày đơn vị bắt đầu ({validFrom}).',
    en: '{day} lies before the unit begins ({validFrom}).',
  },
  'unit.code-taken': {
    vi: 'Ký hiệu {unitCode} đã thuộc đơn vị khác.',
    en: 'The code {unitCode} belongs to another unit.',
  },
  'unit.not-empty': {
    vi: 'Đơn vị còn giữ {holdings} khoản (tiền, tài sản, việc chưa xong) nên chưa thể giải thể.',
    en: 'The unit still holds {holdings} things (money, assets, work under way) and cannot end.',
  },
  'unit.not-open': {
    vi: 'Đơn vị {unit} không nhận việc mới vào ngày {day} (trạng thái {status}).',
    en: 'Unit {unit} takes on nothing on {day} (its status is {status}).',
  },
};
