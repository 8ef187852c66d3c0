import { allowed, refused, type Verdict } from '#kernel';
import { type LineKey, lineIdOf } from '../events/index.js';
import type { BudgetLine } from './budget-line.js';

/** An id that the sender brings names one move and no other: what is in transit is kept by it. */
export const mustBeNewMove = (line: BudgetLine, moveId: string): Verdict =>
  line.moves.has(moveId) ? refused('fund-move.exists', { fundMove: moveId }) : allowed;

export const mustGoElsewhere = (from: LineKey, to: LineKey): Verdict =>
  lineIdOf(from) === lineIdOf(to) ? refused('fund-move.same-line', { line: lineIdOf(from) }) : allowed;

/** Money stays within its year, source and nature. */
export const mustMatchKeys = (from: LineKey, to: LineKey): Verdict => {
  const differs = (['fiscalYear', 'source', 'nature'] as const).find(part => from[part] !== to[part]);
  return differs
    ? refused('fund-move.keys-differ', { part: differs, from: from[differs], to: to[differs] })
    : allowed;
};

/** An allocation goes down: to a unit below on the effective date. */
export const mustGoDown = (from: LineKey, to: LineKey, lineage: readonly string[]): Verdict =>
  from.unitId !== to.unitId && lineage.includes(from.unitId)
    ? allowed
    : refused('fund-move.not-a-descendant', { from: from.unitId, to: to.unitId });
