import {
  allowed,
  type CalendarDate,
  type Evolve,
  firstRefusal,
  refused,
  type StreamName,
  streamName,
  type Verdict,
} from '#kernel';
import type { DelegatedAct, Fold } from '#event-sourcing';
import type { DelegationGranted, DelegationRevoked } from './delegation.js';

export type DelegationFact = DelegationGranted | DelegationRevoked;

/** A delegation as decisions see it. */
export interface Delegation {
  readonly granted?: DelegationGranted['data'];
  /** From this day on it holds no longer. */
  readonly revokedFrom?: CalendarDate;
}

export const noDelegation: Delegation = {};

export const evolveDelegation: Evolve<Delegation, DelegationFact> = {
  DelegationGranted: (_, { data }) => ({ granted: data }),
  DelegationRevoked: (before, { effectiveDate }) => ({ ...before, revokedFrom: effectiveDate }),
};

export const delegationStream = (delegationId: string): StreamName => streamName('delegation', delegationId);

export const delegationFold: Fold<Delegation> = {
  initial: noDelegation,
  evolve: evolveDelegation as Fold<Delegation>['evolve'],
};

type Granted = DelegationGranted['data'];

/** It holds on the day the decision takes effect, whenever it is recorded. Both its days count. */
export const mustBeInForce = (
  { delegationId, validFrom, validTo }: Granted,
  revokedFrom: CalendarDate | undefined,
  on: CalendarDate,
): Verdict => {
  if (on < validFrom)
    return refused('delegation.not-yet-in-force', { delegation: delegationId, on, validFrom });
  if (on > validTo) return refused('delegation.expired', { delegation: delegationId, on, validTo });
  return revokedFrom === undefined || on < revokedFrom
    ? allowed
    : refused('delegation.revoked', { delegation: delegationId, on, revokedFrom });
};

/** @param lineage a unit and all above it on the day, nearest first */
export const reachesUnit = ({ unitId, subtree }: Granted['scope'], lineage: readonly string[]): boolean =>
  subtree ? lineage.includes(unitId) : lineage[0] === unitId;

const outside = (delegation: string, what: string, asked: string, reach: string): Verdict =>
  refused('delegation.out-of-scope', { delegation, what, asked, reach });

/** Every unit, the category and every source that a decision concerns lies within the scope. */
export const mustLieWithin = (
  { delegationId, scope }: Granted,
  { category, sources }: Pick<DelegatedAct, 'category' | 'sources'>,
  lineages: readonly (readonly string[])[],
): Verdict => {
  const beyond = lineages.find(lineage => !reachesUnit(scope, lineage));
  const other = scope.source === undefined ? undefined : sources.find(source => source !== scope.source);
  return firstRefusal(
    beyond && outside(delegationId, 'unit', beyond[0] ?? '', scope.unitId),
    scope.category === undefined || scope.category === category
      ? allowed
      : outside(delegationId, 'category', category, scope.category),
    // A decision that names no source cannot be told to come from this one.
    scope.source === undefined || (sources.length > 0 && other === undefined)
      ? allowed
      : outside(delegationId, 'source', other ?? '', scope.source),
  );
};
