import { imbalance, type Postings } from '#kernel';

/** Most entries have two sides: an amount and the same with a minus. */
const isPair = (postings: Postings): boolean => {
  if (!Array.isArray(postings) || postings.length !== 2) return false;
  const [one, other] = postings as Postings;
  return (
    one?.commodity === other?.commodity &&
    (`-${one?.amount}` === other?.amount || `-${other?.amount}` === one?.amount)
  );
};

/**
 * What an entry leaves over, commodity by commodity; undefined when it balances, or when there is none. Data that
 * allows more members than it names may hold anything under that name: what is no entry does not balance.
 */
export const leftOver = (data: unknown): string | undefined => {
  const { postings } = data as { readonly postings?: Postings };
  if (postings === undefined || isPair(postings)) return undefined;
  try {
    const left = imbalance(postings);
    return left.size === 0
      ? undefined
      : [...left].map(([commodity, sum]) => `${commodity} ${sum}`).join(', ');
  } catch {
    return 'no journal entry';
  }
};
