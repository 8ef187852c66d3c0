import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt, moneyText } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListQuery, ListRoute, PathId, type Readable } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { pageOf, type Reading } from '#views';
import { type DelegatedDecisionDoc, delegatedDecisionsView } from '../delegated-decisions.view.js';
import { type DelegationDoc, delegationsView } from '../delegations.view.js';
import { decisionsUnder, leftOf, usedIn } from '../use.js';
import { UseRow } from './use.row.js';

const columns = [
  'index',
  'leafOnly',
  'on',
  'recordedAt',
  'decision',
  'subject',
  'person',
  'principal',
  'document.number',
  'need',
  'amount',
  'state',
  'used',
  'left',
];

const partOfCeiling = (
  { ceiling }: DelegationDoc,
  { need }: DelegatedDecisionDoc,
  all: readonly DelegatedDecisionDoc[],
): Partial<UseRow> => {
  if (!need) return {};
  const used = usedIn(all, need.needId);
  const { amount, state, needId } = need;
  return { amount, state, need: needId, used: moneyText(used), left: leftOf(ceiling, used) };
};

/** What was decided under a delegation, and how much of its ceiling is left. */
@ApiTags('delegations')
@Controller('v1/delegations')
export class UseOfADelegationController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    path: ':delegationId/use',
    summary: 'What was decided under a delegation, and how much of its ceiling is left',
    row: UseRow,
  })
  list(
    @Param('delegationId', PathId) delegationId: string,
    @Query() asked: ListQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ) {
    const day = asked.effective ?? dateAt(this.clock.now());
    return this.answers.list<UseRow>(call, asked, {
      views: [delegationsView, delegatedDecisionsView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const doc = await reading.get(delegationsView, delegationId);
        const readable = (await readUnitTree(reading, day)).readableBy(readScope);
        if (!doc || !readable(doc.scope.unitId)) return { items: [], next: undefined };
        return pageOf(await this.rowsOf(reading, doc, readable, asked.effective), after, limit);
      },
    });
  }

  private async rowsOf(
    reading: Reading,
    delegation: DelegationDoc,
    readable: Readable,
    until?: CalendarDate,
  ): Promise<readonly UseRow[]> {
    const all = await decisionsUnder(reading, delegation.delegationId);
    const dated = all.filter(({ on }) => until === undefined || on === undefined || on <= until);
    return dated
      .filter(({ type }) => type !== undefined)
      .map(doc => {
        const isTheirs = readable(doc.unitId!);
        const isOfTheirs = isTheirs || (doc.need !== undefined && readable(doc.need.unitId));
        return {
          ...leafOf(doc),
          leafOnly: !isTheirs,
          ...(isTheirs ? actOf(doc) : {}),
          ...(isOfTheirs ? partOfCeiling(delegation, doc, dated) : {}),
        };
      });
  }
}

const leafOf = ({ type, subject, recordedAt, index }: DelegatedDecisionDoc) => ({
  decision: type!,
  subject: subject!,
  recordedAt: recordedAt!,
  index: index!,
});

const actOf = ({ person, principal, on, document }: DelegatedDecisionDoc): Partial<UseRow> => ({
  person: person!,
  principal: principal!,
  on: on!,
  document: document!,
});
