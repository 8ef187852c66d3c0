import { streamName } from '#kernel';
import { requisitionApproved } from '#requisitions/events';
import { type RefusalDoc, refusalsView } from '#refusals/views';
import { type Page, type Reading, scanWhere, type Section } from '#views';
import { type DelegatedDecisionDoc, delegatedDecisionsView } from '../delegated-decisions.view.js';
import { delegationsView } from '../delegations.view.js';
import { type SelfApprovalDoc, selfApprovalsView, selfApprover } from '../self-approvals.view.js';
import type { ApprovalRow } from './approvals.query.js';
import { attempts, findingOf } from './findings.js';

/** Whether the caller asked for, and may read, what a unit did on a day. */
export type Wanted = (unitId: string, on: string) => boolean;

const selfApproved = (doc: SelfApprovalDoc): ApprovalRow => ({
  outcome: 'recorded',
  finding: 'selfApproved',
  decision: requisitionApproved.type,
  subject: streamName('requisition', doc.requisitionId),
  person: selfApprover(doc)!,
  unitId: doc.unitId,
  on: doc.on!,
  recordedAt: doc.recordedAt!,
  index: doc.index!,
  amount: doc.amount,
});

const inAnothersName = (doc: DelegatedDecisionDoc, finding: string): ApprovalRow => ({
  outcome: 'recorded',
  finding,
  decision: doc.type!,
  subject: doc.subject!,
  person: doc.person!,
  principal: doc.principal,
  delegationId: doc.delegationId,
  unitId: doc.unitId!,
  on: doc.on!,
  recordedAt: doc.recordedAt!,
  index: doc.index!,
  amount: doc.need?.amount,
});

const attempted = ({ code, command, stream, effectiveDate, ...doc }: RefusalDoc): ApprovalRow => ({
  outcome: 'refused',
  finding: code,
  decision: command,
  subject: stream,
  person: doc.person,
  unitId: doc.unitId,
  on: effectiveDate,
  recordedAt: doc.recordedAt,
  index: doc.index,
  delegationId: doc.numbers['delegation'],
  numbers: doc.numbers,
});

/** Requisitions that somebody approved who had asked for them. */
export const selfApprovedSection =
  (reading: Reading, wanted: Wanted): Section<ApprovalRow> =>
  (after, limit) =>
    scanWhere(
      reading,
      selfApprovalsView,
      { buckets: { selfApproved: 'yes' }, wanted: doc => wanted(doc.unitId, doc.on!), row: selfApproved },
      after,
      limit,
    );

/** Decisions in another's name that their delegation does not bear out, by what is known of it. */
export const unfoundedSection =
  (reading: Reading, wanted: Wanted): Section<ApprovalRow> =>
  async (after, limit): Promise<Page<ApprovalRow>> => {
    for (let place = after; ;) {
      const { items, next } = await reading.scan(delegatedDecisionsView, { recorded: 'yes' }, place, limit);
      const rows: ApprovalRow[] = [];
      for (const { doc } of items.filter(item => wanted(item.doc.unitId!, item.doc.on!))) {
        const granted = doc.delegationId && (await reading.get(delegationsView, doc.delegationId));
        const finding = findingOf(doc, granted || undefined);
        if (finding) rows.push(inAnothersName(doc, finding));
      }
      if (rows.length > 0 || next === undefined) return { items: rows, next };
      place = next;
    }
  };

/** What somebody was refused for want of authority. The ledger's own steps are left out: each has its decision. */
export const attemptSections = (reading: Reading, wanted: Wanted): readonly Section<ApprovalRow>[] =>
  attempts.map(
    code => (after, limit) =>
      scanWhere(
        reading,
        refusalsView,
        {
          buckets: { code },
          wanted: ({ unitId, issuedBy, effectiveDate }) =>
            issuedBy === undefined && wanted(unitId, effectiveDate),
          row: attempted,
        },
        after,
        limit,
      ),
  );
