import { Map, Set } from 'immutable';
import type { CalendarDate, Money } from '#kernel';
import type { CommitmentOwner, Measure } from '../events/index.js';
import { type DatedBalance, emptyBalance } from './dated-balance.js';

/** What a line holds of each measure on every day. */
export type Balances = Readonly<Record<Measure, DatedBalance>>;

/** What one need has of its line's money. */
export type Share = Pick<Balances, 'committed' | 'advanced' | 'paid'>;

export const noShare: Share = { committed: emptyBalance, advanced: emptyBalance, paid: emptyBalance };
const noBalances: Balances = { available: emptyBalance, ...noShare, lapsed: emptyBalance };

/** Money held for one need: still committed, gone as an advance, or paid. */
export interface Commitment {
  readonly commitmentId: string;
  readonly owner: CommitmentOwner;
  readonly since: CalendarDate;
  readonly share: Share;
}

export interface Payment {
  readonly commitmentId: string;
  readonly on: CalendarDate;
  readonly cash: Money;
  readonly advanceCleared: Money;
  readonly reversed: boolean;
}

/** A line of the budget: what it holds on every day, and for whom. Maps are persistent: a fold shares what it keeps. */
export interface BudgetLine {
  readonly status: 'none' | 'open' | 'closing' | 'closed';
  readonly balances: Balances;
  readonly commitments: Map<string, Commitment>;
  readonly payments: Map<string, Payment>;
  /** Ids of payments, advances and recoveries alike: one voucher is one of them. */
  readonly paymentIds: Set<string>;
  /** Moves this line has sent. */
  readonly moves: Map<string, 'open' | 'over'>;
}

export const noLine: BudgetLine = {
  status: 'none',
  balances: noBalances,
  commitments: Map(),
  payments: Map(),
  paymentIds: Set(),
  moves: Map(),
};
