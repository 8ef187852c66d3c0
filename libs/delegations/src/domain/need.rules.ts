import { allowed, type Money, refused, type Verdict } from '#kernel';
import { delegationThresholds, type ParameterValues } from '#parameters/events';
import type { UnitFacts } from '#units/events';
import type { Delegation } from '../events/index.js';
import { type Held, type Need, usedOf } from './need.js';

/** What a decision asks of a need, and what else is asked for the same thing. */
export type AskedOfNeed = Pick<Held, 'delegationId' | 'duty' | 'matter' | 'amount'>;

const others =
  ({ matter }: AskedOfNeed, counts: (one: Held) => boolean) =>
  (one: Held): boolean =>
    one.matter !== matter && counts(one);

const notBelowZero = (amount: Money): Money => (amount > 0n ? amount : 0n);

/**
 * Under all delegations together no more is decided than the law lets the giver's kind of unit delegate: several
 * delegations, or one that is granted anew, are no way around it. The figure is dated data, with its source.
 */
export const mustStayWithinThreshold = (
  need: Need,
  asked: AskedOfNeed,
  giver: UnitFacts | undefined,
  thresholds: ParameterValues,
): Verdict => {
  const unitKind = giver?.kind ?? 'none';
  const threshold = BigInt(thresholds[unitKind] ?? '0');
  const used = usedOf(
    need,
    others(asked, ({ duty }) => duty === asked.duty),
  );
  return used + asked.amount <= threshold
    ? allowed
    : refused('delegation.beyond-threshold', {
        parameter: delegationThresholds,
        unitKind,
        asked: asked.amount,
        used,
        threshold,
        available: notBelowZero(threshold - used),
      });
};

/** Under one delegation no more is decided for a unit, in a category and year, than its ceiling. */
export const mustStayUnderCeiling = (need: Need, asked: AskedOfNeed, { granted }: Delegation): Verdict => {
  const { delegationId } = asked;
  const ceiling = BigInt(granted!.ceiling);
  const used = usedOf(
    need,
    others(asked, one => one.delegationId === delegationId),
  );
  return used + asked.amount <= ceiling
    ? allowed
    : refused('delegation.ceiling-exceeded', {
        delegation: delegationId,
        asked: asked.amount,
        used,
        ceiling,
        available: notBelowZero(ceiling - used),
      });
};

export const mustBeHeld = ({ held }: Need, reservationId: string): Verdict =>
  held.has(reservationId) ? allowed : refused('need.not-held', { reservation: reservationId });
