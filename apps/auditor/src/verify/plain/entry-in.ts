import type { Posting, Postings } from '#kernel';
import { textOf } from './text-of.js';

const nextPosting = /[[,]\{"account":"([^"]*)","amount":"([^"]*)","commodity":"([^"]*)"\}/y;

/**
 * A journal entry in canonical JSON without escapes.
 * @param bytes each as one character (Latin-1)
 */
export const entryIn = (bytes: string): Postings => {
  const text = textOf(bytes);
  const postings: Posting[] = [];
  let at = 0;
  nextPosting.lastIndex = 0;
  for (let next; (next = nextPosting.exec(text)); at = nextPosting.lastIndex)
    postings.push({ account: next[1]!, amount: next[2]!, commodity: next[3]! });
  // Another form of entry, or none: nothing of it may be left out.
  return at === text.length - 1 ? postings : (JSON.parse(text) as Postings);
};
