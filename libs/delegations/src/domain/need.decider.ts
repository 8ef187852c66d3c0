import { type Command, decider, firstRefusal, type NonEmpty, vnd } from '#kernel';
import { delegationThresholds, mustBeSet, type ParameterValues } from '#parameters/events';
import type { UnitFacts } from '#units/events';
import {
  type Delegation,
  type FreedCause,
  needConfirmed,
  needFreed,
  needReserved,
  type NeedReserved,
  noDelegation,
} from '../events/index.js';
import { evolveNeed, type Held, matterOf, type Need, type NeedFact, noNeed } from './need.js';
import { mustBeHeld, mustStayUnderCeiling, mustStayWithinThreshold } from './need.rules.js';

export type ReserveNeedData = NeedReserved['data'];
export interface OfReservation {
  readonly needId: string;
  readonly reservationId: string;
}
export interface SettleNeedData extends OfReservation {
  readonly subject: string;
}
export interface UndoNeedData {
  readonly needId: string;
  readonly attempt: number;
  readonly subject: string;
}

export type NeedCommand =
  | Command<'ReserveNeed', ReserveNeedData>
  | Command<'FreeNeed', OfReservation>
  | Command<'SettleNeed', SettleNeedData>
  | Command<'UndoNeed', UndoNeedData>;

/** What is read before a need is reserved or settled. */
export interface NeedSurroundings {
  readonly delegation?: Delegation;
  /** The unit of the person who granted it. */
  readonly giver?: UnitFacts;
  readonly thresholds?: ParameterValues;
  /** Command ids of the decisions that stand in the subject's stream. */
  readonly decisions?: ReadonlySet<string>;
}

const freed =
  (needId: string, cause: FreedCause) =>
  ({ reservationId, decision }: Held) =>
    needFreed({ needId, reservationId, decision, cause });

/** Long after a reservation: is its decision in the log? Then what it replaces is free; if not, itself is. */
const settled = (
  { held }: Need,
  needId: string,
  own: Held,
  decisions: ReadonlySet<string>,
): NonEmpty<NeedFact> => {
  const rivals = [...held.values()].filter(one => one.matter === own.matter && one !== own);
  if (rivals.some(one => one.decision === own.decision && one.attempt > own.attempt))
    return [freed(needId, 'triedAgain')(own)];
  if (!decisions.has(own.decision)) return [freed(needId, 'notRecorded')(own)];
  const { reservationId, decision } = own;
  const earlier = rivals.filter(one => one.state === 'confirmed' && one.attempt < own.attempt);
  return [needConfirmed({ needId, reservationId, decision }), ...earlier.map(freed(needId, 'replaced'))];
};

/** The count that ceilings are tested on. Only the ledger itself commands it, for decisions under delegations. */
export const need = decider<Need, NeedCommand, NeedFact, NeedSurroundings>({
  category: 'need',
  initial: noNeed,
  evolve: evolveNeed,

  decide: {
    ReserveNeed: (before, { data, meta }, { delegation = noDelegation, giver, thresholds }) => {
      const missing = mustBeSet(delegationThresholds, thresholds, meta.effectiveDate);
      if (missing || !thresholds) return missing!;
      const asked = { ...data, matter: matterOf(data), amount: vnd(data.amount) };
      return (
        firstRefusal(
          mustStayWithinThreshold(before, asked, giver, thresholds),
          mustStayUnderCeiling(before, asked, delegation),
        ) ?? [needReserved(data)]
      );
    },

    FreeNeed: (before, { data: { needId, reservationId } }) =>
      mustBeHeld(before, reservationId) ?? [freed(needId, 'notRecorded')(before.held.get(reservationId)!)],

    SettleNeed: (before, { data: { needId, reservationId } }, { decisions = new Set() }) =>
      mustBeHeld(before, reservationId) ??
      settled(before, needId, before.held.get(reservationId)!, decisions),

    UndoNeed: (before, { data: { needId, attempt, subject } }) => {
      const own = [...before.held.values()].find(
        one => one.attempt === attempt && one.matter.endsWith(` ${subject}`),
      );
      return own ? [freed(needId, 'undone')(own)] : mustBeHeld(before, `${attempt}`)!;
    },
  },
});
