import type { Posting, Postings } from '#kernel';
import { textOf } from './text-of.js';

const ascii = '[\\x20-!#-\\x7f]*';
const nextPosting = new RegExp(
  `[[,]\\{"account":"(${ascii})","amount":"(${ascii})","commodity":"(${ascii})"\\}`,
  'y',
);

/**
 * A journal entry in canonical JSON without escapes.
 * @param bytes each as one character (Latin-1)
 */
export const entryIn = (bytes: string): Postings => {
  const postings: Posting[] = [];
  let at = 0;
  nextPosting.lastIndex = 0;
  for (let next; (next = nextPosting.exec(bytes)); at = nextPosting.lastIndex)
    postings.push({ account: next[1]!, amount: next[2]!, commodity: next[3]! });
  // Another form of entry, other letters, or none: nothing of it may be left out.
  return at === bytes.length - 1 ? postings : (JSON.parse(textOf(bytes)) as Postings);
};
