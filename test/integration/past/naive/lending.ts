import { type Data, last } from '../../views/naive-parts.js';
import { standingOn } from './around.js';
import type { Past } from './past.js';
import { list, listOf, type NaiveQuery, one, some } from './query.js';

/** Delegations, what was decided with them, and who could have. */
const row = (past: Past, doc: Data) => ({ ...doc, standing: standingOn(doc, past.day) });

const reaches = (past: Past, { unitId, subtree }: Data, unit: string): boolean =>
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
const usedIn = (decisions: readonly Data[], needId: string): bigint => {
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

const left = (ceiling: string, used: bigint) => `${BigInt(ceiling) > used ? BigInt(ceiling) - used : 0n}`;

const use = (past: Past, delegationId: string) => {
  const delegation = past.doc('delegations', delegationId);
  if (!delegation) return { items: [] };
  const dated = past
    .docs('delegated-decisions')
    .filter(doc => doc.delegationId === delegationId && (doc.on === undefined || past.isDated(doc.on)));
  const rows = dated
    .filter(({ type }) => type !== undefined)
    .toSorted((a, b) => a.index - b.index)
    .map(({ type, subject, person, principal, on, recordedAt, index, document, need }) => {
      const about = { decision: type, subject, person, principal, on, recordedAt, index, document };
      if (!need) return about;
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

interface Matter extends Data {
  readonly unitId: string;
  readonly category: string;
  readonly amount: string;
}
const personsBehind = ({ personId, onBehalfOf }: Data): readonly string[] => [
  personId,
  ...(onBehalfOf ? [onBehalfOf] : []),
];

const matterOf = (past: Past, requisition?: string, purchase?: string): Matter | undefined => {
  const asked = past.doc('requisitions', requisition);
  const bought = past.doc('purchases', purchase);
  if (asked)
    return {
      unitId: asked['unitId'],
      category: 'requisitions',
      amount: asked['approvedTotal'] ?? asked['estTotal'],
      duties: ['approver'],
      requesters: personsBehind(asked['submitted'].by),
      knows: true,
    };
  return (
    bought && {
      unitId: bought['buyerUnit'],
      category: bought['category'],
      amount: bought['total'] ?? bought['estTotal'],
      duties: ['approver', 'buyer'],
      requesters: [],
      knows: false,
    }
  );
};

const thresholdsOn = (past: Past): Data | undefined =>
  last(
    ((past.doc('parameters', 'delegationThresholds')?.['history'] ?? []) as readonly Data[]).filter(
      ({ from }) => from <= past.day,
    ),
  )?.values;

const codes: Readonly<Record<string, string>> = {
  future: 'delegation.not-yet-in-force',
  expired: 'delegation.expired',
  revoked: 'delegation.revoked',
};

/** Everything that stood against a delegate on the day, in the order in which it is tested. */
const whyNot = (
  past: Past,
  doc: Data,
  matter: Matter,
  used: bigint,
  all: readonly Data[],
): string | undefined => {
  const giver = past.doc('units', doc.from.unitId);
  const isRequester = [doc.toPersonId, doc.from.personId].some(one => matter['requesters'].includes(one));
  const thresholds = thresholdsOn(past);
  const ofDuty = usedIn(
    all.filter(({ need }) => need?.duty === doc.from.duty),
    needOf(past, matter),
  );
  const amount = BigInt(matter.amount);
  const tests: readonly (readonly [boolean, string])[] = [
    [giver?.['status'] !== 'active', 'unit.not-open'],
    [doc.scope.source !== undefined && matter['knows'], 'delegation.out-of-scope'],
    [isRequester, 'requisition.requester-approves'],
    [thresholds === undefined, 'parameter.missing'],
    [ofDuty + amount > BigInt(thresholds?.[giver?.['kind']] ?? '0'), 'delegation.beyond-threshold'],
    [used + amount > BigInt(doc.ceiling), 'delegation.ceiling-exceeded'],
  ];
  return codes[standingOn(doc, past.day)] ?? tests.find(([stands]) => stands)?.[1];
};

const needOf = (past: Past, { unitId, category }: Matter) => `${past.day.slice(0, 4)}.${unitId}.${category}`;

/** The delegate, and what stood against them. */
const delegateRow = (past: Past, matter: Matter, doc: Data): object => {
  const { delegationId, toPersonId, from, ceiling, scope } = doc;
  const all = past.docs('delegated-decisions');
  const used = usedIn(
    all.filter(one => one.delegationId === delegationId),
    needOf(past, matter),
  );
  const why = whyNot(past, doc, matter, used, all);
  const unknown = why === undefined && scope.source !== undefined;
  return {
    personId: toPersonId,
    basis: 'delegation',
    principal: from.personId,
    duty: from.duty,
    delegationId,
    on: past.day,
    asked: matter.amount,
    could: why !== undefined ? 'no' : unknown ? 'unknown' : 'yes',
    because: unknown ? 'source' : why,
    ceiling,
    used: `${used}`,
    left: left(ceiling, used),
  };
};

/** Who granted it held the duty then; of the day only their token could tell. */
const giverRow = (past: Past, matter: Matter, { delegationId, from }: Data): object => {
  const requested = matter['requesters'].includes(from.personId);
  return {
    personId: from.personId,
    basis: 'granted',
    duty: from.duty,
    delegationId,
    on: past.day,
    asked: matter.amount,
    could: requested ? 'no' : 'unknown',
    because: requested ? 'requisition.requester-approves' : 'token',
  };
};

const candidates = (past: Past, matter: Matter) =>
  past
    .docs('delegations')
    .filter(
      ({ from, scope }) =>
        matter['duties'].includes(from.duty) &&
        reaches(past, scope, matter.unitId) &&
        (scope.category === undefined || scope.category === matter.category),
    )
    .flatMap(doc => [delegateRow(past, matter, doc), giverRow(past, matter, doc)]);

const whoCould: NaiveQuery = {
  asks: whole => [
    ...whole
      .docs('requisitions')
      .slice(0, 2)
      .map(({ requisitionId }) => ({ query: { requisition: requisitionId } })),
    ...whole
      .docs('purchases')
      .slice(0, 1)
      .map(({ purchaseId }) => ({ query: { purchase: purchaseId } })),
  ],
  answer: (past, { requisition, purchase }) => {
    const matter = matterOf(past, requisition, purchase);
    return { items: matter ? candidates(past, matter) : [] };
  },
};

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
  '/v1/who-could-have-approved': whoCould,
  '/v1/approvals-outside-authority': approvals,
};
