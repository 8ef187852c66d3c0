import { type Data, last } from '../../views/naive-parts.js';
import { standingOn } from './around.js';
import { left, reaches, usedIn } from './lending.js';
import type { Past } from './past.js';
import type { NaiveQuery } from './query.js';

/** Who could have decided on a thing, as far as delegations tell. */
interface Matter extends Data {
  readonly subject: string;
  readonly unitId: string;
  readonly category: string;
  readonly amount: string;
}
const personsBehind = ({ personId, onBehalfOf }: Data): readonly string[] => [
  personId,
  ...(onBehalfOf ? [onBehalfOf] : []),
];

const matterOf = (past: Past, requisition?: string, purchase?: string): Matter | undefined => {
  const asked = past.stood('requisitions').find(doc => doc['requisitionId'] === requisition);
  const bought = past.stood('purchases').find(doc => doc['purchaseId'] === purchase);
  if (asked)
    return {
      subject: `requisition-${requisition}`,
      unitId: asked['unitId'],
      category: 'requisitions',
      amount: asked['approvedTotal'] ?? asked['estTotal'],
      duties: ['approver'],
      requesters: personsBehind(asked['submitted'].by),
      knows: true,
    };
  return (
    bought && {
      subject: `purchase-${purchase}`,
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
  // What was decided on the very thing does not stand in its own way.
  const all = past.docs('delegated-decisions').filter(one => one['subject'] !== matter.subject);
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

export const whoCould: NaiveQuery = {
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
