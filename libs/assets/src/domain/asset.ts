import type { CalendarDate, Money } from '#kernel';
import type { Accountable, AssetStatus, Regime } from '../events/index.js';

/** What a thing is held for: one decision of one transfer. */
export interface Earmark {
  readonly transferId: string;
  readonly decisionId: string;
}

/** One serialised thing: what it is, who answers for it, where it is. */
export interface Asset {
  readonly status: AssetStatus;
  /** What it was before it was lost: a thing that turns up again is that. */
  readonly statusBefore?: AssetStatus;
  readonly itemCode: string;
  readonly regime: Regime;
  /** Original cost. */
  readonly value: Money;
  readonly accountable: Accountable;
  readonly location: string;
  readonly earmark?: Earmark;
  /** Persons behind the report of its loss: none of them may write it off. */
  readonly lossReporters: readonly string[];
  /** Latest day of any step: nothing that follows is dated before. */
  readonly lastStepOn: CalendarDate;
}

export const noAsset: Asset = {
  status: 'none',
  itemCode: '',
  regime: 'management',
  value: 0n,
  accountable: { unitId: '', officerId: '' },
  location: '',
  lossReporters: [],
  lastStepOn: '0000-00-00',
};
