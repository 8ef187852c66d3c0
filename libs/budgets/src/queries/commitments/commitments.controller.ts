import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { dateAt, moneyText } from '#kernel';
import { Answers, Call, Caller, CLOCK, DocumentRow, isDatedBy, ListByRefQuery, ListRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { bucketsOf, type Reading, scanWhere } from '#views';
import { lineAccount, lineKeyOf, type Measure } from '../../events/index.js';
import { LineId } from '../../http/fields.js';
import { type CommitmentDoc, commitmentsView } from '../commitments.view.js';
import { lineViews, linesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';

export class CommitmentRow {
  @ApiProperty() readonly commitmentId!: string;
  @ApiProperty() readonly lineId!: string;
  @ApiProperty({
    type: 'object',
    properties: { kind: { type: 'string' }, id: { type: 'string' } },
    required: ['kind', 'id'],
  })
  readonly owner!: CommitmentDoc['owner'];
  @ApiProperty({ required: false, description: 'Tiểu mục.' }) readonly subItem?: string;
  @ApiProperty({ required: false }) readonly payeeTaxCode?: string;
  @ApiProperty({ description: 'What was committed at first, whole đồng.' }) readonly amount!: string;
  @ApiProperty({ description: 'Still held.' }) readonly committed!: string;
  @ApiProperty({ description: 'Gone as advances, not set off yet.' }) readonly advanced!: string;
  @ApiProperty() readonly paid!: string;
  @ApiProperty() readonly since!: string;
  @ApiProperty() readonly by!: string;
  @ApiProperty() readonly document!: DocumentRow;
  @ApiProperty({ required: false }) readonly externalRef?: string;
}

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class CommitmentsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ path: ':lineId/commitments', summary: 'Who holds the money of a line', row: CommitmentRow })
  list(
    @Param('lineId', LineId) lineId: string,
    @Query() asked: ListByRefQuery,
    @Caller() caller: Caller,
    @Call() call: Call,
  ) {
    return this.answers.list<CommitmentRow>(call, asked, {
      views: [...lineViews, commitmentsView, moneyView],
      columns: [
        'commitmentId',
        'owner.kind',
        'owner.id',
        'amount',
        'committed',
        'advanced',
        'paid',
        'since',
        'by',
        'document.number',
      ],
      page: async (reading, after, limit) => {
        const { wanted } = await linesWanted(reading, asked, caller.readScope, dateAt(this.clock.now()));
        const visible = (doc: CommitmentDoc) =>
          isDatedBy(asked, doc.since) && wanted({ ...lineKeyOf(doc.lineId), lineId } as never);
        const buckets = bucketsOf({ line: lineId, externalRef: asked.externalRef });
        const shares = await sharesOf(reading, lineId);
        return scanWhere(
          reading,
          commitmentsView,
          { buckets, wanted: visible, row: doc => ({ ...doc, ...shares(doc.commitmentId) }) },
          after,
          limit,
        );
      },
    });
  }
}

/** What each commitment has of a line's committed, advanced and paid money, at the reading's clocks. */
const sharesOf = async (reading: Reading, lineId: string) => {
  const of = async (measure: Measure) => {
    const shares = await reading.members(moneyView, {
      account: lineAccount(lineId, measure),
      commodity: 'VND',
    });
    return new Map(shares.map(({ member, amount }) => [member, amount]));
  };
  const committed = await of('committed');
  const advanced = await of('advanced');
  const paid = await of('paid');
  const text = (shares: Map<string, bigint>, id: string) => moneyText(shares.get(id) ?? 0n);
  return (id: string) => ({
    committed: text(committed, id),
    advanced: text(advanced, id),
    paid: text(paid, id),
  });
};
