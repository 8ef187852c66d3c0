import type { Data } from '../../views/naive-parts.js';
import { standingOn } from './around.js';
import type { Past } from './past.js';
import { list, listOf, type NaiveQuery, one, some } from './query.js';

/** Delegations, and what was decided with them. */
const row = (past: Past, { revoked, ...doc }: Data) => ({
  ...doc,
  ...(revoked && past.isDated(revoked.from) ? { revoked } : {}),
  standing: standingOn({ ...doc, revoked }, past.day),
});

export const reaches = (past: Past, { unitId, subtree }: Data, unit: string): boolean =>
  subtree ? past.within(unitId).includes(unit) : unitId === unit;

const delegations = list(
  (past, { delegate, standing, reaches: unit }) =>
    past
      .docs('delegations')
      .filter(
        doc =>
          (delegate === undefined || doc.toPersonId === delegate) &&
          (standing === undefined || standingOn(doc, past.day) === standing) &&
          (unit === undefined || reaches(past, doc.scope, unit)),
      )
      .map(doc => row(past, doc)),
  () => [{ delegate: 'p-deputy' }, { standing: 'inForce' }, { reaches: 'pc08' }],
);

/** Of decisions on one thing the largest counts, as long as it was not freed. */
export const usedIn = (decisions: readonly Data[], needId: string): bigint => {
  const counting = decisions.filter(
    ({ need }) => need?.needId === needId && ['reserved', 'confirmed'].includes(need.state),
  );
  const matters = Map.groupBy(
    counting,
    ({ need, subject, decision }) => `${need.command} ${subject ?? decision}`,
  );
  return [...matters.values()].reduce(
    (sum, own) => sum + own.map(({ need }) => BigInt(need.amount)).reduce((a, b) => (a > b ? a : b)),
    0n,
  );
};

export const left = (ceiling: string, used: bigint) =>
  `${BigInt(ceiling) > used ? BigInt(ceiling) - used : 0n}`;

const use = (past: Past, delegationId: string) => {
  const delegation = past.doc('delegations', delegationId);
  if (!delegation) return { items: [] };
  const dated = past
    .docs('delegated-decisions')
    .filter(doc => doc.delegationId === delegationId && (doc.on === undefined || past.isDated(doc.on)));
  const rows = dated
    .filter(({ type }) => type !== undefined)
    .toSorted((a, b) => a.index - b.index)
    .map(({ type, subject, person, principal, unitId, on, recordedAt, index, document, need }) => {
      const isTheirs = past.reads(unitId);
      const leaf = { decision: type, subject, recordedAt, index, leafOnly: !isTheirs };
      const about = isTheirs ? { ...leaf, person, principal, on, document } : leaf;
      if (!need || !(isTheirs || past.reads(need.unitId))) return about;
      const used = usedIn(dated, need.needId);
      const part = { amount: need.amount, state: need.state, need: need.needId };
      return { ...about, ...part, used: `${used}`, left: left(delegation['ceiling'], used) };
    });
  return { items: rows };
};

const ofStanding: Readonly<Record<string, string>> = {
  revoked: 'delegationRevoked',
  expired: 'delegationExpired',
  future: 'delegationNotYetInForce',
};

const findingOf = (past: Past, { delegationId, on, need }: Data): string | undefined => {
  if (delegationId === undefined) return 'noDelegationNamed';
  const delegation = past.doc('delegations', delegationId);
  if (!delegation) return 'delegationUnknown';
  return ofStanding[standingOn(delegation, on)] ?? (need?.state === 'notRecorded' ? 'notCounted' : undefined);
};

const wanting = [
  'requisition.requester-approves',
  'purchase.duties-not-apart',
  'transfer.same-person',
  'delegation.not-yet-in-force',
  'delegation.expired',
  'delegation.revoked',
  'delegation.out-of-scope',
  'delegation.beyond-threshold',
  'delegation.ceiling-exceeded',
];

const selfApproved = (past: Past) =>
  past
    .docs('self-approvals')
    .flatMap(({ requesters, approvers, requisitionId, unitId, on, recordedAt, index, amount }) => {
      const person = requesters.find((one: string) => approvers.includes(one));
      if (person === undefined || !past.isDated(on)) return [];
      const about = {
        decision: 'RequisitionApproved',
        subject: `requisition-${requisitionId}`,
        person,
        unitId,
      };
      return [{ outcome: 'recorded', finding: 'selfApproved', ...about, on, recordedAt, index, amount }];
    });

const unfounded = (past: Past) =>
  past.docs('delegated-decisions').flatMap(doc => {
    const { type, subject, person, principal, delegationId, unitId, on, recordedAt, index, need } = doc;
    const finding = type !== undefined && past.isDated(on) ? findingOf(past, doc) : undefined;
    const about = { decision: type, subject, person, principal, delegationId, unitId };
    return finding
      ? [{ outcome: 'recorded', finding, ...about, on, recordedAt, index, amount: need?.amount }]
      : [];
  });

const attempted = (past: Past) =>
  wanting.flatMap(code =>
    past
      .docs('refusals')
      .filter(doc => doc.code === code && doc.issuedBy === undefined && past.isDated(doc.effectiveDate))
      .map(({ command, stream, person, unitId, effectiveDate, recordedAt, index, numbers }) => ({
        outcome: 'refused',
        finding: code,
        decision: command,
        subject: stream,
        person,
        unitId,
        on: effectiveDate,
        recordedAt,
        index,
        numbers,
        ...(numbers.delegation === undefined ? {} : { delegationId: numbers.delegation }),
      })),
  );

const approvals = list(
  (past, { outcome }) => [
    ...(outcome === 'refused' ? [] : [...selfApproved(past), ...unfounded(past)]),
    ...(outcome === 'recorded' ? [] : attempted(past)),
  ],
  () => [{ outcome: 'refused' }, { outcome: 'recorded' }],
);

export const lendingQueries: Readonly<Record<string, NaiveQuery>> = {
  '/v1/delegations': delegations,
  '/v1/delegations/:delegationId': one(
    some('delegations', 'delegationId', 'none'),
    (past, { delegationId }) => {
      const doc = past.doc('delegations', delegationId);
      return doc && row(past, doc);
    },
  ),
  '/v1/delegations/:delegationId/use': listOf(
    whole => some('delegations', 'delegationId', 'none')(whole).map(params => ({ params })),
    (past, { delegationId }) => use(past, delegationId!),
  ),
  '/v1/approvals-outside-authority': approvals,
};
