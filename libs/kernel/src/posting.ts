import { type Money, type MoneyText, moneyText } from './money.js';

/**
 * A place that money or things can be in: `line/<id>/available`, `transit/<moveId>`, `custody/<unitId>`,
 * `outside/…`.
 */
export type Account = string;
/** What is moved: `VND`, or one thing as `asset:<assetId>`. */
export type Commodity = string;

/** One side of a journal entry. `amount` is signed: whole đồng for VND, ±1 for a thing. */
export interface Posting {
  readonly account: Account;
  readonly commodity: Commodity;
  readonly amount: MoneyText;
}

export type Postings = readonly Posting[];

/** Money goes from one account to another, nowhere else. */
export const move = (amount: Money, from: Account, to: Account): Postings => [
  { account: from, commodity: 'VND', amount: moneyText(-amount) },
  { account: to, commodity: 'VND', amount: moneyText(amount) },
];

/** One thing goes from one keeper to another. */
export const handOver = (assetId: string, from: Account, to: Account): Postings => [
  { account: from, commodity: `asset:${assetId}`, amount: '-1' },
  { account: to, commodity: `asset:${assetId}`, amount: '1' },
];

/** What is left over per commodity; a journal entry leaves nothing. */
export const imbalance = (postings: Postings): ReadonlyMap<Commodity, Money> => {
  const left = new Map<Commodity, Money>();
  for (const { commodity, amount } of postings)
    left.set(commodity, (left.get(commodity) ?? 0n) + BigInt(amount));
  for (const [commodity, amount] of left) if (amount === 0n) left.delete(commodity);
  return left;
};

export const isBalanced = (postings: Postings): boolean => imbalance(postings).size === 0;

/** Accounts of the world around the ledger may go below zero; no other may. */
export const mayBeNegative = (account: Account): boolean => account.startsWith('outside/');
