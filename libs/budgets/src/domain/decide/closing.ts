import { firstRefusal, moneyText, mustNotBeFutureDated } from '#kernel';
import { lineClosed, lineClosingStarted } from '../../events/index.js';
import { lapse } from '../budget-line.postings.js';
import { mustNotBeClosed } from '../budget-line.rules.js';
import { mustCloseAfterLastEntry, mustHaveBeenOpened, mustHaveNothingOpen } from '../closing.rules.js';
import { total } from '../dated-balance.js';
import type { LineDecide } from './line-decide.js';

/** The end of a line, in two events: nothing new begins after the first; the second follows what was under way. */
export const closing: LineDecide<'CloseLine' | 'FinishClosing'> = {
  CloseLine: (line, { data: { lineId }, meta }) =>
    firstRefusal(
      mustHaveBeenOpened(line, lineId),
      mustNotBeClosed(line),
      mustNotBeFutureDated(meta),
      mustHaveNothingOpen(line),
      mustCloseAfterLastEntry(line, meta.effectiveDate),
    ) ?? [lineClosingStarted({ lineId })],

  // A closing line refuses everything that could open something again: nothing can be in the way here.
  FinishClosing: (line, { data: { lineId } }) => {
    const rest = total(line.balances.available);
    return [lineClosed({ lineId, lapsed: moneyText(rest), postings: lapse(lineId, rest) })];
  },
};
