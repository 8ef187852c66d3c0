import { bookChapters } from './books.js';
import { foundingChapters } from './founding.js';
import { fundingChapters } from './funding.js';
import { mistakeChapters } from './mistakes.js';
import { purchaseChapters } from './purchases/index.js';
import { spendingChapters } from './spending.js';
import type { Chapter } from './story.js';
import { inKindChapters } from './things/in-kind.js';
import { transferChapters } from './transfers/index.js';

/** Everything that happens in the demo, in order. */
export const story: readonly Chapter[] = [
  ...foundingChapters,
  ...fundingChapters,
  ...spendingChapters,
  ...purchaseChapters,
  ...inKindChapters,
  ...transferChapters,
  ...mistakeChapters,
  ...bookChapters,
];
