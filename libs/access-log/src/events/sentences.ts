import type { SentenceTable } from '#event-sourcing';

export const accessLogSentences = {
  AccessLogSealed: {
    vi: 'niêm phong nhật ký truy cập giờ {hour}: {lines} dòng ({keeper})',
    en: 'sealed the access log of the hour {hour}: {lines} lines ({keeper})',
  },
} satisfies SentenceTable;
