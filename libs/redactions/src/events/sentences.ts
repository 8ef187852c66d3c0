import type { SentenceTable } from '#event-sourcing';

export const redactionSentences = {
  RedactionOrdered: {
    vi: 'ra lệnh xoá nội dung niêm phong của {targets:count} sự kiện, căn cứ {legalGround}',
    en: 'ordered the sealed texts of {targets:count} events to be redacted, by {legalGround}',
  },
  Redacted: {
    vi: 'xoá nội dung niêm phong của {targets:count} sự kiện[; bản sao khoá còn ở: {copies:list}]',
    en: 'redacted the sealed texts of {targets:count} events[; copies of keys are still at: {copies:list}]',
  },
  SealKeysDestroyed: {
    vi: 'huỷ khoá niêm phong của lần xoá {redactionId}[; bản sao còn ở: {copies:list}]',
    en: 'destroyed the seal keys of redaction {redactionId}[; copies are still at: {copies:list}]',
  },
  KeyCopyErased: {
    vi: 'xoá bản sao khoá ở {place} (lần xoá {redactionId})',
    en: 'erased the copy of keys at {place} (redaction {redactionId})',
  },
  SealedTextOpened: {
    vi: 'mở nội dung niêm phong {fields:list} của sự kiện số {index}',
    en: 'opened the sealed texts {fields:list} of the event at index {index}',
  },
} satisfies SentenceTable;
