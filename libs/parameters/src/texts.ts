import type { ProblemTexts } from '#platform';

export const parameterTexts: ProblemTexts = {
  'parameter.unknown': {
    vi: 'Không có tham số {parameter}; có thể đặt: {known}.',
    en: 'There is no parameter {parameter}; these can be set: {known}.',
  },
  'parameter.malformed': {
    vi: 'Giá trị {value} của tham số {parameter} sai dạng: "{given}".',
    en: 'The value {value} of parameter {parameter} is malformed: "{given}".',
  },
  'parameter.missing': {
    vi: 'Tham số {parameter} chưa được đặt cho ngày {day}; không dùng giá trị của ngày khác.',
    en: 'The parameter {parameter} is not set for {day}; no other day’s value is used instead.',
  },
};
