import type { ProblemTexts } from '#platform';

export const correctionTexts: ProblemTexts = {
  'correction.error-not-declared': {
    vi: 'Sự kiện {event} chưa được tuyên bố là sai nên chưa có gì để đính chính.',
    en: 'Event {event} has not been declared an error: there is nothing to correct.',
  },
  'error.event-unknown': {
    vi: 'Ở vị trí {index} của sổ không có sự kiện {event}.',
    en: 'At index {index} of the log there is no event {event}.',
  },
  'error.not-a-fact': {
    vi: 'Sự kiện loại {type} không ghi nhận việc gì có thể sai để đính chính.',
    en: 'An event of type {type} states nothing that could be corrected.',
  },
  'error.already-declared': {
    vi: 'Sự kiện {event} đã được tuyên bố là sai.',
    en: 'Event {event} has been declared an error already.',
  },
  'error.reason-missing': {
    vi: 'Phải nêu sai ở đâu (reason).',
    en: 'Say what is wrong with it (reason).',
  },
};
