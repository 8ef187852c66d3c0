import { type CalendarDate, type Money, moneyText, vnd } from '#kernel';
import type { UnitTree } from '#units/views';
import { needIdOf } from '../../events/index.js';
import type { DelegatedDecisionDoc } from '../delegated-decisions.view.js';
import { type DelegationDoc, standingOn } from '../delegations.view.js';
import { reachOf } from '../reach.js';
import { leftOf, usedIn } from '../use.js';
import type { CandidateRow } from './candidates.row.js';
import type { AskedMatter } from './matter.js';

/** Whether a delegation is for such a matter at all: others are not listed. */
export const concerns = (
  { from, scope }: DelegationDoc,
  { unitId, category, duties }: AskedMatter,
  tree: UnitTree,
): boolean =>
  duties.includes(from.duty) &&
  reachOf(tree, scope)(unitId) &&
  (scope.category === undefined || scope.category === category);

const standingCode = {
  future: 'delegation.not-yet-in-force',
  expired: 'delegation.expired',
  revoked: 'delegation.revoked',
} as const;

const whyNot = (
  doc: DelegationDoc,
  { requesters, sourcesKnown, amount }: AskedMatter,
  day: CalendarDate,
  used: Money,
): string | undefined => {
  const standing = standingOn(doc, day);
  if (standing !== 'inForce') return standingCode[standing];
  if ([doc.toPersonId, doc.from.personId].some(person => requesters.includes(person)))
    return 'requisition.requester-approves';
  if (doc.scope.source !== undefined && sourcesKnown) return 'delegation.out-of-scope';
  return used + vnd(amount) > vnd(doc.ceiling) ? 'delegation.ceiling-exceeded' : undefined;
};

/** The delegate, and what stood against them on the day. */
export const delegateRow = (
  doc: DelegationDoc,
  matter: AskedMatter,
  day: CalendarDate,
  decisions: readonly DelegatedDecisionDoc[],
): CandidateRow => {
  const used = usedIn(decisions, needIdOf(day.slice(0, 4), matter.unitId, matter.category));
  const because = whyNot(doc, matter, day, used);
  const dependsOnSource = because === undefined && doc.scope.source !== undefined;
  return {
    ...{ personId: doc.toPersonId, basis: 'delegation', principal: doc.from.personId, duty: doc.from.duty },
    could: because !== undefined ? 'no' : dependsOnSource ? 'unknown' : 'yes',
    because: dependsOnSource ? 'source' : because,
    ...{ delegationId: doc.delegationId, on: day, asked: matter.amount, ceiling: doc.ceiling },
    ...{ used: moneyText(used), left: leftOf(doc.ceiling, used) },
  };
};

/** Who granted it held the duty when they did; whether they did on the day, only their token could say. */
export const giverRow = (doc: DelegationDoc, matter: AskedMatter, day: CalendarDate): CandidateRow => ({
  ...{ personId: doc.from.personId, basis: 'granted', duty: doc.from.duty },
  ...(matter.requesters.includes(doc.from.personId)
    ? { could: 'no', because: 'requisition.requester-approves' }
    : { could: 'unknown', because: 'token' }),
  ...{ delegationId: doc.delegationId, on: day, asked: matter.amount },
});
