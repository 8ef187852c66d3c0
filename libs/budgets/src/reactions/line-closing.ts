import { begins, commandOf, consequence, processType, reaction, settles } from '#event-sourcing';
import { budgetLine } from '../domain/budget-line.decider.js';
import { lineClosed, lineClosingStarted } from '../events/index.js';

const finishClosing = commandOf(budgetLine, 'FinishClosing', {
  target: ({ lineId }) => lineId,
  refusals: [],
});

/** A decision that saw the line open has come to stand or to nothing by then: nothing can still come. */
export const whenLineClosingStarted = reaction(
  'line-closing/finish',
  lineClosingStarted,
  ({ data: { lineId } }) => consequence(finishClosing, { lineId }),
  'drained',
);

export const lineClosing = processType(
  'line-closing',
  begins(lineClosingStarted, event => event.id),
  settles(lineClosed, event => event.causationId),
);
