import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, ListRoute, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { type TransferDoc, transfersView } from '../transfers.view.js';
import { dueOn, rowOn } from './transfer-row.js';
import { TransferRow, TransfersQuery } from './transfers.query.js';

const columns = [
  ...['transferId', 'kind', 'status', 'fromUnit', 'fromUnitName', 'toUnit', 'toUnitName', 'reason'],
  ...['requested.on', 'requested.by', 'decided.on', 'decided.by', 'dispatched.on', 'dispatched.by'],
  ...['dueOn', 'overdueDays', 'ageDays', 'ended.on', 'externalRef'],
];

const isLate = (doc: TransferDoc, today: CalendarDate): boolean => (dueOn(doc) ?? today) < today;

/** Question 10 of an inspection: transfers under way, for how long, and which of them are late. */
@ApiTags('transfers')
@Controller('v1/transfers')
export class TransfersController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Transfers, over or under way, and for how long', row: TransferRow })
  list(@Query() asked: TransfersQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { status, open, overdue, kind, unit, fromUnit, toUnit, within, asset, recordNumber, externalRef } =
      asked;
    const today = dateAt(this.clock.now());
    const day = asked.effective ?? today;
    return this.answers.list<TransferRow>(call, asked, {
      views: [transfersView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const tree = await readUnitTree(reading, asked.tree === 'current' ? today : day);
        const readable = tree.readableBy(readScope);
        const below = within === undefined ? undefined : tree.within(within);
        const wanted = (doc: TransferDoc) =>
          [doc.fromUnit, doc.toUnit].some(readable) &&
          (below === undefined || below.has(doc.fromUnit) || below.has(doc.toUnit)) &&
          (overdue === undefined || isLate(doc, day));
        const buckets = bucketsOf({
          status,
          open,
          kind,
          unit,
          fromUnit,
          toUnit,
          asset,
          recordNumber,
          externalRef,
        });
        return scanWhere(
          reading,
          transfersView,
          { buckets, wanted, row: doc => rowOn(doc, day, tree) },
          after,
          limit,
        );
      },
    });
  }

  @OneRoute({ path: ':transferId', summary: 'One transfer', row: TransferRow })
  async one(
    @Param('transferId', PathId) transferId: string,
    @Query() asked: AskedQuery,
    @Caller() { readScope }: Caller,
    @Call() { reply }: Call,
  ) {
    const day = asked.effective ?? dateAt(this.clock.now());
    const answer = await this.answers.one<TransferRow>(asked, [transfersView, unitsView], async reading => {
      const doc = await reading.get(transfersView, transferId);
      const tree = await readUnitTree(reading, day);
      return doc && [doc.fromUnit, doc.toUnit].some(tree.readableBy(readScope))
        ? rowOn(doc, day, tree)
        : undefined;
    });
    reply.header('etag', `"${answer.item.revision}"`);
    return answer;
  }
}
