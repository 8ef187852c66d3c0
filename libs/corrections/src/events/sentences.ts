import type { SentenceTable } from '#event-sourcing';

export const correctionSentences = {
  ErrorDeclared: {
    vi: 'KHAI BÁO SAI SÓT: sự kiện {type} số {index} của {stream} là sai',
    en: 'DECLARED AN ERROR: event {type} at index {index} of {stream} is wrong',
  },
} satisfies SentenceTable;
