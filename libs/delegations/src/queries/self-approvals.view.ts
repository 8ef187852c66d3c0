import { idOf, type MoneyText, personsIn } from '#kernel';
import { requisitionApproved, requisitionSubmitted } from '#requisitions/events';
import { register, when } from '#views';

/** Who asked for what, and who approved it: told from the events alone, whatever the rules allowed. */
export type SelfApprovalDoc = {
  readonly requisitionId: string;
  readonly unitId: string;
  readonly requesters: readonly string[];
  readonly approvers: readonly string[];
  readonly on?: string;
  readonly recordedAt?: string;
  readonly index?: number;
  readonly amount?: MoneyText;
};

const both = ({ requesters, approvers }: SelfApprovalDoc) =>
  requesters.find(person => approvers.includes(person));

export const selfApprovalsView = register<SelfApprovalDoc>('self-approvals', 1, {
  on: [
    when(
      requisitionSubmitted,
      event => idOf(event.stream),
      (_, event) => ({
        requisitionId: event.data.requisitionId,
        unitId: event.data.unitId,
        requesters: [...new Set(personsIn(event))],
        approvers: [],
      }),
    ),
    when(
      requisitionApproved,
      event => idOf(event.stream),
      (doc, event) => ({
        ...doc!,
        approvers: [...new Set([...personsIn(event), ...(event.data.decisionBody?.members ?? [])])],
        on: event.effectiveDate,
        recordedAt: event.recordedAt,
        index: event.index,
        amount: event.data.approvedTotal,
      }),
    ),
  ],
  buckets: { selfApproved: doc => both(doc) && 'yes' },
});

export const selfApprover = both;
