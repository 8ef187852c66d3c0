import type { SentenceTable } from '#event-sourcing';

export const transparencySentences = {
  HeadsPublished: {
    vi: 'công bố đầu của {streams} luồng đến chỉ mục {through}, gốc {root}',
    en: 'published the heads of {streams} streams up to index {through}, root {root}',
  },
} satisfies SentenceTable;
