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

/** What is known of the day for which it is asked. */
export interface Day {
  readonly on: CalendarDate;
  readonly tree: UnitTree;
  /** What the law lets be delegated, by kind of unit; undefined where nothing was set for the day. */
  readonly thresholds?: Readonly<Record<string, string>>;
  /** Everything else that was decided under delegations in the need that the matter belongs to. */
  readonly decisions: readonly DelegatedDecisionDoc[];
}

const usedBy = (
  { decisions, on }: Day,
  { unitId, category }: AskedMatter,
  counts: (doc: DelegatedDecisionDoc) => boolean,
): Money => usedIn(decisions.filter(counts), needIdOf(on.slice(0, 4), unitId, category));

/** As a decision would be tested, in that order. */
const whyNot = (doc: DelegationDoc, matter: AskedMatter, day: Day, used: Money): string | undefined => {
  const { requesters, sourcesKnown, amount } = matter;
  const standing = standingOn(doc, day.on);
  if (standing !== 'inForce') return standingCode[standing];
  const giver = day.tree.units.get(doc.from.unitId);
  if (giver?.status !== 'active') return 'unit.not-open';
  if (doc.scope.source !== undefined && sourcesKnown) return 'delegation.out-of-scope';
  if ([doc.toPersonId, doc.from.personId].some(person => requesters.includes(person)))
    return 'requisition.requester-approves';
  if (!day.thresholds) return 'parameter.missing';
  const usedByAll = usedBy(day, matter, ({ need }) => need?.duty === doc.from.duty);
  if (usedByAll + vnd(amount) > vnd(day.thresholds[giver.kind] ?? '0')) return 'delegation.beyond-threshold';
  return used + vnd(amount) > vnd(doc.ceiling) ? 'delegation.ceiling-exceeded' : undefined;
};

/** The delegate, and what stood against them on the day. */
export const delegateRow = (doc: DelegationDoc, matter: AskedMatter, day: Day): CandidateRow => {
  const used = usedBy(day, matter, ({ delegationId }) => delegationId === doc.delegationId);
  const because = whyNot(doc, matter, day, used);
  const dependsOnSource = because === undefined && doc.scope.source !== undefined;
  return {
    personId: doc.toPersonId,
    basis: 'delegation',
    principal: doc.from.personId,
    duty: doc.from.duty,
    could: because !== undefined ? 'no' : dependsOnSource ? 'unknown' : 'yes',
    because: dependsOnSource ? 'source' : because,
    delegationId: doc.delegationId,
    on: day.on,
    asked: matter.amount,
    ceiling: doc.ceiling,
    used: moneyText(used),
    left: leftOf(doc.ceiling, used),
  };
};

/** Who granted it held the duty when they did; whether they did on the day, only their token could say. */
export const giverRow = (doc: DelegationDoc, matter: AskedMatter, { on }: Day): CandidateRow => ({
  personId: doc.from.personId,
  basis: 'granted',
  duty: doc.from.duty,
  ...(matter.requesters.includes(doc.from.personId)
    ? { could: 'no', because: 'requisition.requester-approves' }
    : { could: 'unknown', because: 'token' }),
  delegationId: doc.delegationId,
  on,
  asked: matter.amount,
});
