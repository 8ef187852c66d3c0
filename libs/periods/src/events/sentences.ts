import type { SentenceTable } from '#event-sourcing';

export const periodSentences = {
  PeriodClosingStarted: {
    vi: 'bắt đầu khoá sổ tháng {periodId}',
    en: 'began to close the books of {periodId}',
  },
  PeriodClosingRefused: {
    vi: 'KHÔNG khoá được sổ tháng {periodId}: còn {holdings:count} việc dở dang ({holdings.*.id:list})',
    en:
      'COULD NOT close the books of {periodId}: {holdings:count} things are unfinished ' +
      '({holdings.*.id:list})',
  },
  PeriodClosed: {
    vi: 'khoá sổ tháng {periodId}[, {stragglerCount} sự kiện đến muộn]',
    en: 'closed the books of {periodId}[, with {stragglerCount} stragglers]',
  },
  PeriodReopeningRequested: {
    vi: 'đề nghị mở lại sổ tháng {periodId}',
    en: 'asked for the books of {periodId} to be reopened',
  },
  PeriodReopened: { vi: 'mở lại sổ tháng {periodId}', en: 'reopened the books of {periodId}' },
} satisfies SentenceTable;
