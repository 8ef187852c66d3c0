import type { ProblemTexts } from '#platform';

export const periodTexts: ProblemTexts = {
  'days.out-of-range': { vi: 'days từ 7 đến 9999.', en: 'days is 7 to 9999.' },
  'period.not-the-root': {
    vi: 'Sổ kế toán là của toàn hệ thống: {unit} không phải đơn vị cao nhất.',
    en: 'The books are the whole ledger’s: {unit} is not the unit at the top.',
  },
  'period.being-closed': {
    vi: 'Kỳ {period} đang được khoá sổ; hãy chờ vài giây.',
    en: 'Period {period} is being closed; wait a few seconds.',
  },
  'period.already-closed': {
    vi: 'Kỳ {period} đã khoá sổ (đã khoá đến hết {closedThrough}).',
    en: 'Period {period} is closed already (the books are closed up to {closedThrough}).',
  },
  'period.not-next': {
    vi: 'Các kỳ khoá theo thứ tự: kỳ tiếp theo là {next}, không phải {period}.',
    en: 'Periods close in their order: the next is {next}, not {period}.',
  },
  'period.not-over': {
    vi: 'Kỳ {period} chưa hết: ngày cuối là {lastDay}, hôm nay {today}.',
    en: 'Period {period} is not over: its last day is {lastDay}, today is {today}.',
  },
  'period.not-closed': {
    vi: 'Kỳ {period} chưa khoá sổ (đã khoá đến hết {closedThrough}).',
    en: 'Period {period} is not closed (the books are closed up to {closedThrough}).',
  },
  'period.later-closed': {
    vi: 'Chỉ mở lại được kỳ khoá gần nhất là {closedThrough}, không phải {period}.',
    en: 'Only the last closed period, {closedThrough}, can be reopened, not {period}.',
  },
  'period.reason-missing': {
    vi: 'Phải nêu lý do mở lại kỳ đã khoá sổ.',
    en: 'Reopening a closed period takes a reason.',
  },
  'period.reopening-not-asked': {
    vi: 'Không có đề nghị mở lại kỳ {period} đang chờ xác nhận.',
    en: 'No reopening of period {period} waits to be confirmed.',
  },
  'period.same-person': {
    vi: 'Người xác nhận mở lại phải khác người đề nghị ({person}).',
    en: 'Whoever confirms a reopening must not be who asked for it ({person}).',
  },
  'period.work-open': {
    vi: 'Còn {holdings} việc chưa xong thuộc kỳ này nên chưa khoá sổ được.',
    en: '{holdings} pieces of work that belong into this period have not ended; it stays open.',
  },
};
