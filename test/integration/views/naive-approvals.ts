import { type Docs, type Event, of } from './naive-parts.js';

/** Whoever acts for another is not alone in it: both count. */
const persons = ({ actor, originator }: Event): readonly string[] => [
  ...new Set(
    [actor, ...(originator ? [originator] : [])].flatMap(({ personId, onBehalfOf }) => [
      personId,
      ...(onBehalfOf === undefined ? [] : [onBehalfOf]),
    ]),
  ),
];

export const selfApprovals = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'RequisitionSubmitted').map(asked => {
      const { requisitionId, unitId } = asked.data;
      const approval = of(events, 'RequisitionApproved').find(({ stream }) => stream === asked.stream);
      const who = { requisitionId, unitId, requesters: persons(asked) };
      if (!approval) return [requisitionId, { ...who, approvers: [] }];
      const { effectiveDate: on, recordedAt, index, data } = approval;
      const approvers = [...new Set([...persons(approval), ...(data.decisionBody?.members ?? [])])];
      return [requisitionId, { ...who, approvers, on, recordedAt, index, amount: data.approvedTotal }];
    }),
  );
