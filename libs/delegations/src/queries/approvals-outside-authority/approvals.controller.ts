import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import { refusalsView } from '#refusals/views';
import { readUnitTree, unitsView } from '#units/views';
import { inTurn } from '#views';
import { delegatedDecisionsView } from '../delegated-decisions.view.js';
import { delegationsView } from '../delegations.view.js';
import { selfApprovalsView } from '../self-approvals.view.js';
import { ApprovalRow, ApprovalsQuery } from './approvals.query.js';
import { approvalExample } from './approval.example.js';
import { attemptSections, selfApprovedSection, unfoundedSection } from './sections.js';

const columns = [
  'outcome',
  'finding',
  'decision',
  'subject',
  'person',
  'principal',
  'delegationId',
  'unitId',
  'on',
  'recordedAt',
  'index',
  'amount',
  'numbers',
];

/** Question 8 of an inspection: approvals outside authority, self-approved, or under an expired delegation? */
@ApiTags('delegations')
@Controller('v1/approvals-outside-authority')
export class ApprovalsOutsideAuthorityController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'Approvals outside authority, self-approved, or under an expired delegation',
    row: ApprovalRow,
    example: approvalExample,
  })
  list(@Query() asked: ApprovalsQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { outcome, within, effective } = asked;
    return this.answers.list<ApprovalRow>(call, asked, {
      views: [delegatedDecisionsView, delegationsView, selfApprovalsView, refusalsView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const tree = await readUnitTree(reading, effective ?? dateAt(this.clock.now()));
        const readable = tree.readableBy(readScope);
        const below = within === undefined ? undefined : tree.within(within);
        const wanted = (unitId: string, on: string) =>
          readable(unitId) && (below?.has(unitId) ?? true) && (effective === undefined || on <= effective);
        const recorded = [selfApprovedSection(reading, wanted), unfoundedSection(reading, wanted)];
        const sections = [
          ...(outcome === 'refused' ? [] : recorded),
          ...(outcome === 'recorded' ? [] : attemptSections(reading, wanted)),
        ];
        return inTurn(sections, after, limit);
      },
    });
  }
}
