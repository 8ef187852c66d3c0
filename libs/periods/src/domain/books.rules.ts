import { allowed, type Circumstances, personsIn, refused, type Verdict } from '#kernel';
import type { UnitFacts } from '#units/events';
import { lastDayOf, periodAfter, type PeriodId } from '../events/index.js';
import type { Books } from './books.js';

/** The books are the whole ledger's. Only the ministry has no unit above it. */
export const mustBeAtTheTop = (rootUnit: string, root: UnitFacts | undefined): Verdict =>
  root?.kind === 'ministry' ? allowed : refused('period.not-the-root', { unit: rootUnit });

/** A closing ends by itself within seconds. */
export const mustNotBeClosing = ({ closing }: Books): Verdict =>
  closing === undefined ? allowed : refused('period.being-closed', { period: closing });

/** The month of today always takes entries: there is always one that does. */
export const mustBeOver = (period: PeriodId, { today }: Circumstances): Verdict => {
  const lastDay = lastDayOf(period);
  return lastDay < today ? allowed : refused('period.not-over', { period, lastDay, today });
};

/** Months close in their order; the first that ever closes takes all before it along. */
export const mustBeNext = ({ closedThrough }: Books, period: PeriodId): Verdict => {
  if (closedThrough === undefined || period === periodAfter(closedThrough)) return allowed;
  return period <= closedThrough
    ? refused('period.already-closed', { period, closedThrough })
    : refused('period.not-next', { period, next: periodAfter(closedThrough) });
};

/** Months reopen in the reverse order: what a closed month opened with must not change under it. */
export const mustBeLastClosed = ({ closedThrough }: Books, period: PeriodId): Verdict => {
  if (closedThrough === undefined || period > closedThrough)
    return refused('period.not-closed', { period, closedThrough: closedThrough ?? '–' });
  return period === closedThrough ? allowed : refused('period.later-closed', { period, closedThrough });
};

export const mustSayWhy = ({ reason }: Circumstances): Verdict =>
  reason === undefined ? refused('period.reason-missing') : allowed;

export const mustBeAsked = ({ asked }: Books, period: PeriodId): Verdict =>
  asked?.periodId === period ? allowed : refused('period.reopening-not-asked', { period });

/** Nobody reopens alone: whoever asked, himself or for another, is not the second hand. */
export const mustBeAnotherPerson = ({ asked }: Books, meta: Circumstances): Verdict => {
  const person = personsIn(meta).find(one => asked?.by.includes(one));
  return person === undefined
    ? allowed
    : refused('period.same-person', { person }, [{ kind: 'asker', id: person }]);
};
