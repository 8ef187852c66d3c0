import type { Posting, Postings } from '#kernel';

const otherThanAscii = /[\x80-\xff]/u;
const nextPosting = /[[,]\{"account":"([^"]*)","amount":"([^"]*)","commodity":"([^"]*)"\}/y;

/**
 * A journal entry in canonical JSON without escapes.
 * @param text each of its bytes as one character (Latin-1)
 */
export const entryIn = (text: string): Postings => {
  if (otherThanAscii.test(text)) return JSON.parse(Buffer.from(text, 'latin1').toString()) as Postings;
  const postings: Posting[] = [];
  let at = 0;
  nextPosting.lastIndex = 0;
  for (let next; (next = nextPosting.exec(text)); at = nextPosting.lastIndex)
    postings.push({ account: next[1]!, amount: next[2]!, commodity: next[3]! });
  // Another form of entry, or none: nothing of it may be left out.
  return at === text.length - 1 ? postings : (JSON.parse(text) as Postings);
};
