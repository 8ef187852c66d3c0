import type { SentenceTable } from '#event-sourcing';

export const refusalSentences = {
  DenialsRecorded: {
    vi: 'bị từ chối quyền với {denials:count} yêu cầu ({denials.*.command:list})',
    en: 'was denied {denials:count} requests ({denials.*.command:list})',
  },
} satisfies SentenceTable;
