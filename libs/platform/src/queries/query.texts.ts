import type { ProblemTexts } from '../problems/problem-texts.js';

export const queryTexts: ProblemTexts = {
  'view.not-ready': {
    vi: 'Bảng tra cứu đang được dựng hoặc chưa theo kịp; hãy thử lại.',
    en: 'The view is being built or has not caught up; try again.',
  },
  'view.being-built': {
    vi: 'Bảng tra cứu đang được dựng lại từ sổ, đã được {percent} %; hãy thử lại.',
    en: 'The view is being built again from the log, {percent} % so far; try again.',
  },
  'known.malformed': {
    vi: 'known phải là chỉ số trong sổ hoặc thời điểm RFC 3339.',
    en: 'known must be an index of the log or an RFC 3339 instant.',
  },
  'known.unknown': { vi: 'Sổ chưa có thời điểm này.', en: 'The log knows no such point.' },
  'wait-token.malformed': {
    vi: 'Không phải waitToken do sổ cái cấp.',
    en: 'Not a waitToken of this ledger.',
  },
  'limit.out-of-range': { vi: 'limit từ 1 đến 500.', en: 'limit is 1 to 500.' },
  'cursor.malformed': { vi: 'Con trỏ trang không hợp lệ.', en: 'The cursor is not valid.' },
  'cursor.other-question': {
    vi: 'Con trỏ này thuộc về câu hỏi khác; giữ nguyên mọi tham số của trang đầu.',
    en: 'This cursor belongs to another question; keep every parameter of the first page.',
  },
};
