import { begins, consequence, processType, reaction, refuses, settles } from '#event-sourcing';
import {
  finishPeriodClosing,
  type PeriodEndOf,
} from '../commands/finish-period-closing/finish-period-closing.js';
import { periodClosed, periodClosingRefused, periodClosingStarted } from '../events/index.js';

/** A decision that saw the month open has come to stand or to nothing by then: nothing can still come into it. */
export const whenPeriodClosingStarted = (endOf: PeriodEndOf) =>
  reaction(
    'period-closing/finish',
    periodClosingStarted,
    ({ data: { periodId }, index: since }) => consequence(finishPeriodClosing(endOf), { periodId, since }),
    'drained',
  );

export const periodClosing = processType(
  'period-closing',
  begins(periodClosingStarted, event => event.id),
  settles(periodClosed, event => event.causationId),
  refuses(
    periodClosingRefused,
    event => event.causationId,
    ({ data: { holdings } }) => ({
      code: 'period.work-open',
      numbers: { holdings: String(holdings.length) },
      holders: holdings,
    }),
  ),
);
