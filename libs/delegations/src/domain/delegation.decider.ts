import { type CalendarDate, type Command, decider, firstRefusal, type Money, moneyText } from '#kernel';
import { type UnitFacts, unitMustBeOpen } from '#units/events';
import {
  type DelegableDuty,
  type Delegation,
  type DelegationFact,
  delegationGranted,
  delegationRevoked,
  evolveDelegation,
  noDelegation,
  type Scope,
} from '../events/index.js';
import {
  mustBeNew,
  mustBeToAnother,
  mustEndAfterItBegins,
  mustGrantInPerson,
  mustNotHaveEnded,
  mustNotPrecedeGrant,
  mustNotPrecedePaper,
  mustSayWhy,
  mustStillStand,
} from './delegation.rules.js';

export interface GrantDelegationData {
  readonly delegationId: string;
  readonly duty: DelegableDuty;
  readonly toPersonId: string;
  readonly scope: Scope;
  readonly ceiling: Money;
  readonly validTo: CalendarDate;
}
export interface RevokeDelegationData {
  readonly delegationId: string;
}

export type DelegationCommand =
  Command<'GrantDelegation', GrantDelegationData> | Command<'RevokeDelegation', RevokeDelegationData>;

export interface DelegationSurroundings {
  /** The unit it is granted for. */
  readonly unit?: UnitFacts;
}

/** A duty lent to another person for a time. Whether the giver holds it is asked of the token, before any rule. */
export const delegation = decider<Delegation, DelegationCommand, DelegationFact, DelegationSurroundings>({
  category: 'delegation',
  initial: noDelegation,
  evolve: evolveDelegation,

  decide: {
    GrantDelegation: (before, { data, meta }, { unit }) => {
      const { delegationId, duty, toPersonId, scope, ceiling, validTo } = data;
      const { personId, unitId } = meta.actor;
      return (
        firstRefusal(
          mustBeNew(before),
          mustGrantInPerson(meta),
          mustBeToAnother(personId, toPersonId),
          mustEndAfterItBegins(meta.effectiveDate, validTo),
          mustNotPrecedePaper(meta),
          unitMustBeOpen(scope.unitId, unit, meta.effectiveDate),
        ) ?? [
          delegationGranted({
            delegationId,
            toPersonId,
            scope,
            validTo,
            from: { personId, unitId, duty },
            ceiling: moneyText(ceiling),
            validFrom: meta.effectiveDate,
          }),
        ]
      );
    },

    RevokeDelegation: (before, { data: { delegationId }, meta }) =>
      firstRefusal(
        mustStillStand(before),
        mustNotPrecedeGrant(before, meta.effectiveDate),
        mustNotHaveEnded(before, meta.effectiveDate),
        mustSayWhy(meta),
      ) ?? [delegationRevoked({ delegationId })],
  },
});
