import { firstRefusal, moneyText } from '#kernel';
import {
  appropriationWithdrawn,
  fundsAppropriated,
  lineKeyOf,
  openingBalanceRecorded,
} from '../../events/index.js';
import { appropriated, opened, withdrawn } from '../budget-line.postings.js';
import {
  mustBeJustified,
  mustBeWithinYear,
  mustEnterAtItsLevel,
  mustHold,
  mustNotBeClosed,
  mustNotBeFutureDated,
  unitMustBeOpen,
} from '../budget-line.rules.js';
import type { LineDecide } from './line-decide.js';

/** Money that enters the tree from outside, and leaves it again. */
export const appropriations: LineDecide<'Appropriate' | 'WithdrawAppropriation' | 'RecordOpeningBalance'> = {
  Appropriate: (line, { data: { lineId, amount, grantor, justification }, meta }, { unit, window }) => {
    const key = lineKeyOf(lineId);
    return (
      firstRefusal(
        mustNotBeClosed(line),
        mustNotBeFutureDated(meta.effectiveDate, meta.today),
        mustBeWithinYear(key, window, meta.effectiveDate),
        unitMustBeOpen(key.unitId, unit, meta.effectiveDate),
        mustEnterAtItsLevel(key, unit),
        mustBeJustified(key, justification),
      ) ?? [
        fundsAppropriated({
          ...{ lineId, grantor, justification, amount: moneyText(amount) },
          postings: [...appropriated(lineId, grantor, amount)],
        }),
      ]
    );
  },

  WithdrawAppropriation: (line, { data: { lineId, amount, grantor }, meta }, { window }) =>
    firstRefusal(
      mustNotBeClosed(line),
      mustNotBeFutureDated(meta.effectiveDate, meta.today),
      mustBeWithinYear(lineKeyOf(lineId), window, meta.effectiveDate),
      mustHold(line, lineId, 'available', amount, meta.effectiveDate),
    ) ?? [
      appropriationWithdrawn({
        ...{ lineId, grantor, amount: moneyText(amount) },
        postings: [...withdrawn(lineId, grantor, amount)],
      }),
    ],

  RecordOpeningBalance: (line, { data: { lineId, amount }, meta }, { unit, window }) => {
    const key = lineKeyOf(lineId);
    return (
      firstRefusal(
        mustNotBeClosed(line),
        mustNotBeFutureDated(meta.effectiveDate, meta.today),
        mustBeWithinYear(key, window, meta.effectiveDate),
        unitMustBeOpen(key.unitId, unit, meta.effectiveDate),
      ) ?? [
        openingBalanceRecorded({ lineId, amount: moneyText(amount), postings: [...opened(lineId, amount)] }),
      ]
    );
  },
};
