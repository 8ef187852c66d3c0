import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, ListRoute, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, type Reading, scanWhere } from '#views';
import { requisitionOn, requisitionViewsOn } from '../requisition-on.js';
import { type RequisitionDoc, requisitionsView } from '../requisitions.view.js';
import { RequisitionRow, RequisitionsQuery } from './requisitions.query.js';

const columns = [
  'requisitionId',
  'unitId',
  'status',
  'estTotal',
  'approvedTotal',
  'neededBy',
  'urgency',
  'purpose',
  'submitted.on',
  'submitted.by.personId',
  'decided.on',
  'decided.by.personId',
  'externalRef',
];

/** What a bucket tells of the present only. */
const stood =
  ({ status, purchase }: RequisitionsQuery) =>
  (doc: RequisitionDoc): boolean =>
    (status === undefined || doc.status === status) &&
    (purchase === undefined || doc.planned.some(({ purchaseId }) => purchaseId === purchase));

@ApiTags('requisitions')
@Controller('v1/requisitions')
export class RequisitionsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'What units asked for, and what became of it', row: RequisitionRow })
  list(@Query() asked: RequisitionsQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { unit, within, status, urgency, purchase, externalRef, effective } = asked;
    return this.answers.list<RequisitionRow>(call, asked, {
      views: [...requisitionViewsOn(effective), unitsView],
      columns,
      page: async (reading, after, limit) => {
        const visible = await this.visible(reading, caller, asked, within);
        const fits = stood(asked);
        const wanted = (doc: RequisitionDoc) => fits(doc) && visible(doc);
        const now = effective === undefined ? { status, purchase } : {};
        const buckets = bucketsOf({ unit, urgency, externalRef, ...now });
        const asItStood = effective === undefined ? undefined : requisitionOn(reading, effective);
        return scanWhere(
          reading,
          requisitionsView,
          { buckets, asItStood, wanted, row: doc => doc },
          after,
          limit,
        );
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
    const { effective } = asked;
    const views = [...requisitionViewsOn(effective), unitsView];
    const answer = await this.answers.one<RequisitionRow>(asked, views, async reading => {
      const now = await reading.get(requisitionsView, requisitionId);
      const doc = now && effective !== undefined ? await requisitionOn(reading, effective)(now) : now;
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
