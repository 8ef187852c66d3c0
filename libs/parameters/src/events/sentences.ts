import type { SentenceTable } from '#event-sourcing';

export const parameterSentences = {
  ParameterSet: {
    vi: 'đặt tham số {name} là {values}, căn cứ {source}',
    en: 'set the parameter {name} to {values}, by {source}',
  },
} satisfies SentenceTable;
