import { Map, Set } from 'immutable';
import type { CalendarDate, Money } from '#kernel';
import { type CommitmentOwner, lineAccount, type Measure, measures } from '../events/index.js';
import { type DatedBalance, emptyBalance } from './dated-balance.js';

/** Money held for one need: still committed, gone as an advance, or paid. */
export interface Commitment {
  readonly commitmentId: string;
  readonly owner: CommitmentOwner;
  readonly since: CalendarDate;
  readonly committed: Money;
  readonly advanced: Money;
  readonly paid: Money;
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
  readonly balances: Readonly<Record<Measure, DatedBalance>>;
  readonly commitments: Map<string, Commitment>;
  readonly payments: Map<string, Payment>;
  /** Moves this line has sent that are not over. */
  readonly openMoves: Set<string>;
}

export const noLine: BudgetLine = {
  status: 'none',
  balances: Object.fromEntries(measures.map(measure => [measure, emptyBalance])) as BudgetLine['balances'],
  commitments: Map(),
  payments: Map(),
  openMoves: Set(),
};

/** The measure an account stands for, if it is one of this line's. */
export const measureOf = (lineId: string, account: string): Measure | undefined =>
  measures.find(measure => account === lineAccount(lineId, measure));
