import { imbalance, type Postings } from '#kernel';

/** Most entries have two sides: an amount and the same with a minus. */
const isPair = (postings: Postings): boolean => {
  const [one, other] = postings;
  return (
    postings.length === 2 &&
    one!.commodity === other!.commodity &&
    (`-${one!.amount}` === other!.amount || `-${other!.amount}` === one!.amount)
  );
};

/**
 * What an entry leaves over, commodity by commodity; undefined when it balances, or when there is none.
 * @param data of a shape that was found sound: amounts are decimal strings
 */
export const leftOver = (data: unknown): string | undefined => {
  const { postings } = data as { readonly postings?: Postings };
  if (postings === undefined || isPair(postings)) return undefined;
  const left = imbalance(postings);
  if (left.size === 0) return undefined;
  return [...left].map(([commodity, amount]) => `${commodity} ${amount}`).join(', ');
};
