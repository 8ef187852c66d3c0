import { type Command, type Decision, derivedId, firstRefusal, moneyText, type Verdict, vnd } from '#kernel';
import { unitMustBeOpen } from '#units/events';
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
  mustHaveAvailable,
  mustNotBeClosed,
  mustStayWritable,
  mustTakeEntries,
} from '../budget-line.rules.js';
import { mustBeNewMove, mustGoDown, mustGoElsewhere, mustMatchKeys } from '../fund-move.rules.js';
import type { LineDecide } from './line-decide.js';

type Direction = (from: LineKey, to: LineKey, lineage: readonly string[]) => Verdict;
const anywhere: Direction = () => undefined;

/** The sending leg. The target may still refuse the money; then it comes back. */
const send =
  (kind: MoveKind, mustFitDirection: Direction) =>
  (
    line: BudgetLine,
    { data, meta }: Command<string, SendFundsData>,
    surroundings: Surroundings,
  ): Decision<BudgetLineFact> => {
    const { lineId, toLine, amount } = data;
    const { target } = surroundings;
    const from = lineKeyOf(lineId);
    const to = lineKeyOf(toLine);
    const moveId = data.moveId ?? derivedId(meta.commandId, 'fundMove');
    const refusal = firstRefusal(
      mustTakeEntries(line, lineId, surroundings, meta),
      mustBeNewMove(line, moveId),
      mustGoElsewhere(from, to),
      mustMatchKeys(from, to),
      mustFitDirection(from, to, target?.lineage ?? []),
      unitMustBeOpen(to.unitId, target?.unit, meta.effectiveDate),
      mustHaveAvailable(line, lineId, amount, meta.effectiveDate),
    );
    if (refusal) return refusal;
    const move = { moveId, kind, fromLine: lineId, toLine, amount: moneyText(amount) };
    return [fundsSent({ ...move, postings: sent(move, amount) })];
  };

/** Two-sided moves of money between lines: sent, then received or refused, then settled or returned. */
export const fundMoves: LineDecide<
  'Allocate' | 'Adjust' | 'ReceiveFunds' | 'ReturnFunds' | 'SettleFundMove'
> = {
  Allocate: send('allocation', mustGoDown),
  Adjust: send('adjustment', anywhere),

  // A refusal is a fact here, not an answer: nobody waits for one, and it is what permits the way back.
  ReceiveFunds: (line, { data: move, meta }, { unit }) => {
    const from = lineKeyOf(move.fromLine);
    const to = lineKeyOf(move.toLine);
    const refusal = firstRefusal(
      mustNotBeClosed(line),
      unitMustBeOpen(to.unitId, unit, meta.effectiveDate),
      mustMatchKeys(from, to),
      mustStayWritable(line, move.toLine, vnd(move.amount)),
    );
    return refusal
      ? [fundsReceiptRefused({ ...move, cause: refusal.code })]
      : [fundsReceived({ ...move, postings: received(move, vnd(move.amount)) })];
  },

  // No rule may refuse the way back: the money would be lost in transit.
  ReturnFunds: (_, { data: move }) => [
    fundsReturned({ ...move, postings: returned(move, vnd(move.amount)) }),
  ],
  SettleFundMove: (_, { data: move }) => [fundMoveSettled(move)],
};
