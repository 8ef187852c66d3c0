import { type Docs, type Event, last, of } from './naive-parts.js';

/** What was lent and what was decided with it, worked out the long way. */
export const delegations = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'DelegationGranted').map(granted => {
      const { data, document, recordedAt: grantedAt, externalRef } = granted;
      const ends = of(events, 'DelegationRevoked').filter(
        event => event.data.delegationId === data.delegationId,
      );
      const end = ends[0];
      const revoked = end && {
        from: end.effectiveDate,
        by: end.actor.personId,
        reason: end.reason,
        at: end.recordedAt,
      };
      const { revision } = last([granted, ...ends])!;
      return [data.delegationId, { ...data, document, grantedAt, externalRef, revoked, revision }];
    }),
  );

const needStates: Readonly<Record<string, (data: Event['data']) => string | undefined>> = {
  NeedReserved: () => 'reserved',
  NeedConfirmed: () => 'confirmed',
  // Tried again under another reservation, it is still the same decision.
  NeedFreed: ({ cause }) => (cause === 'triedAgain' ? undefined : cause),
};

const needOf = (own: readonly Event[]) => {
  const reserved = last(of(own, 'NeedReserved'));
  if (!reserved) return undefined;
  const { needId, year, unitId, category, duty, command, amount } = reserved.data;
  const state = last(
    own
      .filter(({ index }) => index >= reserved.index)
      .flatMap(({ type, data }) => needStates[type]?.(data) ?? []),
  );
  return { needId, year, unitId, category, duty, command, amount, state };
};

const decisions = [
  'RequisitionApproved',
  'RequisitionRejected',
  'PurchaseAwarded',
  'SigningRequested',
  'TerminationStarted',
  'TransferDecisionStarted',
  'TransferRejected',
];

export const delegatedDecisions = (events: readonly Event[]): Docs => {
  const needs = of(events, ...Object.keys(needStates));
  const taken = of(events, ...decisions).filter(
    ({ actor, issuedBy }) => actor.onBehalfOf !== undefined && issuedBy === undefined,
  );
  const ids = [...needs.map(({ data }) => data.decision as string), ...taken.map(event => event.commandId)];
  return Object.fromEntries(
    [...new Set(ids)].map(decision => {
      const own = needs.filter(({ data }) => data.decision === decision);
      const act = last(taken.filter(event => event.commandId === decision));
      const { actor, type, stream: subject, effectiveDate: on, recordedAt, index, document } = act ?? {};
      const who = { principal: actor?.onBehalfOf, person: actor?.personId, unitId: actor?.unitId };
      const delegationId = actor?.delegationId ?? last(of(own, 'NeedReserved'))?.data.delegationId;
      const what = { type, subject, on, recordedAt, index, document };
      return [decision, { decision, delegationId, ...who, ...what, need: needOf(own) }];
    }),
  );
};
