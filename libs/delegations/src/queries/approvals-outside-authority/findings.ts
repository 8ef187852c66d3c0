import type { DelegatedDecisionDoc } from '../delegated-decisions.view.js';
import { type DelegationDoc, standingOn } from '../delegations.view.js';

/** What may be wrong with a decision that was recorded. */
export const findings = [
  'selfApproved',
  'noDelegationNamed',
  'delegationUnknown',
  'delegationRevoked',
  'delegationExpired',
  'delegationNotYetInForce',
  'notCounted',
] as const;
export type Finding = (typeof findings)[number];

const ofStanding = {
  revoked: 'delegationRevoked',
  expired: 'delegationExpired',
  future: 'delegationNotYetInForce',
  inForce: undefined,
} as const satisfies Record<string, Finding | undefined>;

/**
 * What is wrong with a decision in another's name, by what is known of its delegation: a revocation that was recorded
 * later, and dated before the decision, makes one. `notCounted`: it stands, and its part of the ceiling was freed.
 */
export const findingOf = (
  { delegationId, on, need }: DelegatedDecisionDoc,
  delegation: DelegationDoc | undefined,
): Finding | undefined => {
  if (delegationId === undefined) return 'noDelegationNamed';
  if (!delegation) return 'delegationUnknown';
  return (
    ofStanding[standingOn(delegation, on!)] ?? (need?.state === 'notRecorded' ? 'notCounted' : undefined)
  );
};

/** Codes by which somebody was refused what they had no authority for: the attempts. */
export const attempts = [
  'requisition.requester-approves',
  'purchase.duties-not-apart',
  'transfer.same-person',
  'delegation.not-yet-in-force',
  'delegation.expired',
  'delegation.revoked',
  'delegation.out-of-scope',
  'delegation.beyond-threshold',
  'delegation.ceiling-exceeded',
] as const;
