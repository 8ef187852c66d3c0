import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, ListRoute, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { readTransfer, transferOn, viewsOn } from '../transfer-on.js';
import { isOpen, type TransferDoc, transfersView } from '../transfers.view.js';
import { dueOn, rowOn } from './transfer-row.js';
import { transferExample } from './transfer.example.js';
import { TransferRow, TransfersQuery } from './transfers.query.js';

const columns = [
  'transferId',
  'kind',
  'status',
  'fromUnit',
  'fromUnitName',
  'toUnit',
  'toUnitName',
  'reason',
  'requested.on',
  'requested.by',
  'decided.on',
  'decided.by',
  'dispatched.on',
  'dispatched.by',
  'dueOn',
  'overdueDays',
  'ageDays',
  'ended.on',
  'externalRef',
];

/** What a bucket tells of the present only. */
const stood =
  ({ status, open }: TransfersQuery) =>
  (doc: TransferDoc): boolean =>
    (status === undefined || doc.status === status) && (open === undefined || String(isOpen(doc)) === open);

const isLate = (doc: TransferDoc, today: CalendarDate): boolean => (dueOn(doc) ?? today) < today;

/** Question 10 of an inspection: transfers under way, for how long, and which of them are late. */
@ApiTags('transfers')
@Controller('v1/transfers')
export class TransfersController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'Transfers, over or under way, and for how long',
    row: TransferRow,
    example: transferExample,
  })
  list(@Query() asked: TransfersQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { status, open, overdue, kind, unit, fromUnit, toUnit, within, asset, recordNumber, externalRef } =
      asked;
    const { effective } = asked;
    const today = dateAt(this.clock.now());
    const day = effective ?? today;
    return this.answers.list<TransferRow>(call, asked, {
      views: [...viewsOn(effective), unitsView],
      columns,
      page: async (reading, after, limit) => {
        const tree = await readUnitTree(reading, asked.tree === 'current' ? today : day);
        const readable = tree.readableBy(readScope);
        const below = within === undefined ? undefined : tree.within(within);
        const fits = stood(asked);
        const wanted = (doc: TransferDoc) =>
          fits(doc) &&
          [doc.fromUnit, doc.toUnit].some(readable) &&
          (below === undefined || below.has(doc.fromUnit) || below.has(doc.toUnit)) &&
          (overdue === undefined || isLate(doc, day));
        const buckets = bucketsOf({
          kind,
          unit,
          fromUnit,
          toUnit,
          asset,
          recordNumber,
          externalRef,
          ...(effective === undefined ? { status, open } : {}),
        });
        const asItStood = effective === undefined ? undefined : transferOn(reading, effective);
        const row = (doc: TransferDoc) => rowOn(doc, day, tree);
        return scanWhere(reading, transfersView, { buckets, asItStood, wanted, row }, after, limit);
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
    const { effective } = asked;
    const day = effective ?? dateAt(this.clock.now());
    const views = [...viewsOn(effective), unitsView];
    const answer = await this.answers.one<TransferRow>(asked, views, async reading => {
      const doc = await readTransfer(reading, transferId, effective);
      const tree = await readUnitTree(reading, day);
      return doc && [doc.fromUnit, doc.toUnit].some(tree.readableBy(readScope))
        ? rowOn(doc, day, tree)
        : undefined;
    });
    reply.header('etag', `"${answer.item.revision}"`);
    return answer;
  }
}
