import { firstRefusal, moneyText } from '#kernel';
import { unitMustBeOpen } from '#units/events';
import {
  appropriationWithdrawn,
  fundsAppropriated,
  lineKeyOf,
  openingBalanceRecorded,
} from '../../events/index.js';
import { mustBeJustified, mustEnterAtItsLevel } from '../appropriation.rules.js';
import { appropriated, opened, withdrawn } from '../budget-line.postings.js';
import { mustHaveAvailable, mustStayWritable, mustTakeEntries } from '../budget-line.rules.js';
import type { LineDecide } from './line-decide.js';

/** Money that enters the tree from outside, and leaves it again. */
export const appropriations: LineDecide<'Appropriate' | 'WithdrawAppropriation' | 'RecordOpeningBalance'> = {
  Appropriate: (line, { data: { lineId, amount, grantor, justification }, meta }, surroundings) => {
    const { unit } = surroundings;
    const key = lineKeyOf(lineId);
    return (
      firstRefusal(
        mustTakeEntries(line, lineId, surroundings, meta),
        unitMustBeOpen(key.unitId, unit, meta.effectiveDate),
        mustEnterAtItsLevel(key, unit),
        mustBeJustified(key, justification),
        mustStayWritable(line, lineId, amount),
      ) ?? [
        fundsAppropriated({
          lineId,
          amount: moneyText(amount),
          grantor,
          justification,
          postings: appropriated(lineId, grantor, amount),
        }),
      ]
    );
  },

  WithdrawAppropriation: (line, { data: { lineId, amount, grantor }, meta }, surroundings) =>
    firstRefusal(
      mustTakeEntries(line, lineId, surroundings, meta),
      mustHaveAvailable(line, lineId, amount, meta.effectiveDate),
    ) ?? [
      appropriationWithdrawn({
        lineId,
        amount: moneyText(amount),
        grantor,
        postings: withdrawn(lineId, grantor, amount),
      }),
    ],

  RecordOpeningBalance: (line, { data: { lineId, amount }, meta }, surroundings) =>
    firstRefusal(
      mustTakeEntries(line, lineId, surroundings, meta),
      unitMustBeOpen(lineKeyOf(lineId).unitId, surroundings.unit, meta.effectiveDate),
      mustStayWritable(line, lineId, amount),
    ) ?? [openingBalanceRecorded({ lineId, amount: moneyText(amount), postings: opened(lineId, amount) })],
};
