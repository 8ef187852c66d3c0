import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, isDatedBy, ListRoute, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, type Reading, scanWhere } from '#views';
import { type RequisitionDoc, requisitionsView } from '../requisitions.view.js';
import { RequisitionRow, RequisitionsQuery } from './requisitions.query.js';

const columns = [
  ...['requisitionId', 'unitId', 'status', 'estTotal', 'approvedTotal', 'neededBy', 'urgency', 'purpose'],
  ...['submitted.on', 'submitted.by.personId', 'decided.on', 'decided.by.personId', 'externalRef'],
];

@ApiTags('requisitions')
@Controller('v1/requisitions')
export class RequisitionsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'What units asked for, and what became of it', row: RequisitionRow })
  list(@Query() asked: RequisitionsQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { unit, within, status, urgency, purchase, externalRef } = asked;
    return this.answers.list<RequisitionRow>(call, asked, {
      views: [requisitionsView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const visible = await this.visible(reading, caller, asked, within);
        const wanted = (doc: RequisitionDoc) => visible(doc) && isDatedBy(asked, doc.submitted.on);
        const buckets = bucketsOf({ unit, status, urgency, purchase, externalRef });
        return scanWhere(reading, requisitionsView, { buckets, wanted, row: doc => doc }, after, limit);
      },
    });
  }

  @OneRoute({ path: ':requisitionId', summary: 'One requisition', row: RequisitionRow })
  async one(
    @Param('requisitionId', PathId) requisitionId: string,
    @Query() asked: AskedQuery,
    @Caller() caller: Caller,
    @Call() { reply }: Call,
  ) {
    const views = [requisitionsView, unitsView];
    const answer = await this.answers.one<RequisitionRow>(asked, views, async reading => {
      const doc = await reading.get(requisitionsView, requisitionId);
      return doc && (await this.visible(reading, caller, asked))(doc) ? doc : undefined;
    });
    reply.header('etag', `"${answer.item.revision}"`);
    return answer;
  }

  private async visible(reading: Reading, { readScope }: Caller, asked: AskedQuery, within?: string) {
    const tree = await readUnitTree(reading, asked.effective ?? dateAt(this.clock.now()));
    const readable = tree.readableBy(readScope);
    const below = within === undefined ? undefined : tree.within(within);
    return ({ unitId }: RequisitionDoc) => readable(unitId) && (below?.has(unitId) ?? true);
  }
}
