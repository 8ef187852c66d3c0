import {
  type Command,
  type Decision,
  derivedId,
  firstRefusal,
  isRejection,
  moneyText,
  type Verdict,
  vnd,
} from '#kernel';
import {
  fundMoveSettled,
  fundsReceiptRefused,
  fundsReceived,
  fundsReturned,
  fundsSent,
  type LineKey,
  lineKeyOf,
  type MoveKind,
} from '../../events/index.js';
import type { BudgetLine } from '../budget-line.js';
import type { SendFundsData } from '../budget-line.commands.js';
import type { BudgetLineFact, Surroundings } from '../budget-line.facts.js';
import { received, returned, sent } from '../budget-line.postings.js';
import {
  mustBeWithinYear,
  mustGoDown,
  mustGoElsewhere,
  mustHold,
  mustMatchKeys,
  mustNotBeClosed,
  mustNotBeFutureDated,
  unitMustBeOpen,
} from '../budget-line.rules.js';
import type { LineDecide } from './line-decide.js';

type Direction = (from: LineKey, to: LineKey, lineage: readonly string[]) => Verdict;

/** The sending leg. The target may still refuse the money; then it comes back. */
const send =
  (kind: MoveKind, mustFitDirection: Direction) =>
  (
    line: BudgetLine,
    { data, meta }: Command<string, SendFundsData>,
    { window, target }: Surroundings,
  ): Decision<BudgetLineFact> => {
    const [from, to] = [lineKeyOf(data.lineId), lineKeyOf(data.toLine)];
    const refusal = firstRefusal(
      mustNotBeClosed(line),
      mustNotBeFutureDated(meta.effectiveDate, meta.today),
      mustBeWithinYear(from, window, meta.effectiveDate),
      mustGoElsewhere(from, to),
      mustMatchKeys(from, to),
      mustFitDirection(from, to, target?.lineage ?? []),
      unitMustBeOpen(to.unitId, target?.unit, meta.effectiveDate),
      mustHold(line, data.lineId, 'available', data.amount, meta.effectiveDate),
    );
    if (refusal) return refusal;
    const moveId = data.moveId ?? derivedId(meta.commandId, 'fundMove');
    const move = { moveId, kind, fromLine: data.lineId, toLine: data.toLine, amount: moneyText(data.amount) };
    return [fundsSent({ ...move, postings: [...sent(move, data.amount)] })];
  };

/** Two-sided moves of money between lines: sent, then received or refused, then settled or returned. */
export const fundMoves: LineDecide<
  'Allocate' | 'Adjust' | 'ReceiveFunds' | 'ReturnFunds' | 'SettleFundMove'
> = {
  Allocate: send('allocation', mustGoDown),
  Adjust: send('adjustment', () => undefined),

  ReceiveFunds: (line, { data: move, meta }, { unit }) => {
    const [from, to] = [lineKeyOf(move.fromLine), lineKeyOf(move.toLine)];
    const refusal = firstRefusal(
      mustNotBeClosed(line),
      unitMustBeOpen(to.unitId, unit, meta.effectiveDate),
      mustMatchKeys(from, to),
    );
    return isRejection(refusal)
      ? [fundsReceiptRefused({ ...move, cause: refusal.code })]
      : [fundsReceived({ ...move, postings: [...received(move, vnd(move.amount))] })];
  },

  // No rule may refuse the way back: the money would be lost in transit.
  ReturnFunds: (_, { data: move }) => [
    fundsReturned({ ...move, postings: [...returned(move, vnd(move.amount))] }),
  ],
  SettleFundMove: (_, { data: move }) => [fundMoveSettled(move)],
};
