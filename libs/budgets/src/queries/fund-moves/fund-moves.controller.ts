import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import {
  Answers,
  AskedQuery,
  Call,
  Caller,
  CLOCK,
  isDatedBy,
  IsOneOf,
  IsSlug,
  ListByRefQuery,
  ListRoute,
  Maybe,
  OneRoute,
  PathId,
} from '#platform';
import type { Clock } from '#event-sourcing';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, type Reading, scanWhere } from '#views';
import { lineKeyOf } from '../../events/index.js';
import { IsLineId } from '../../http/fields.js';
import { type FundMoveDoc, fundMovesView } from '../fund-moves.view.js';

const states = ['sent', 'received', 'refused', 'settled', 'returned'] as const;

export class FundMovesQuery extends ListByRefQuery {
  @Maybe()
  @IsOneOf(...states)
  readonly state?: string;

  /** Sender or receiver. */
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  @Maybe()
  @IsLineId()
  readonly line?: string;
}

export class FundMoveRow {
  @ApiProperty() readonly moveId!: string;
  @ApiProperty({ enum: ['allocation', 'adjustment'] }) readonly kind!: string;
  @ApiProperty() readonly fromLine!: string;
  @ApiProperty() readonly toLine!: string;
  @ApiProperty({ description: 'Whole đồng.' }) readonly amount!: string;
  @ApiProperty({ enum: states }) readonly state!: string;
  @ApiProperty() readonly effectiveDate!: string;
  @ApiProperty() readonly sentAt!: string;
  @ApiProperty({ required: false }) readonly endedAt?: string;
  @ApiProperty() readonly sentBy!: string;
  @ApiProperty({ required: false, description: 'Code of the reason why the money came back.' })
  readonly cause?: string;
  @ApiProperty({ required: false }) readonly externalRef?: string;
}

@ApiTags('fund-moves')
@Controller('v1/fund-moves')
export class FundMovesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Allocations and adjustments, finished or under way', row: FundMoveRow })
  list(@Query() asked: FundMovesQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { state, unit, line, externalRef } = asked;
    return this.answers.list<FundMoveRow>(call, asked, {
      views: [fundMovesView, unitsView],
      columns: [
        'moveId',
        'kind',
        'fromLine',
        'toLine',
        'amount',
        'state',
        'effectiveDate',
        'sentAt',
        'endedAt',
        'sentBy',
        'cause',
      ],
      page: async (reading, after, limit) => {
        const visible = await this.visible(reading, caller, asked);
        const wanted = (doc: FundMoveDoc) => visible(doc) && isDatedBy(asked, doc.effectiveDate);
        const buckets = bucketsOf({ state, unit, line, externalRef });
        return scanWhere(reading, fundMovesView, { buckets, wanted, row: doc => doc }, after, limit);
      },
    });
  }

  @OneRoute({ path: ':moveId', summary: 'One allocation or adjustment', row: FundMoveRow })
  one(@Param('moveId', PathId) moveId: string, @Query() asked: AskedQuery, @Caller() caller: Caller) {
    return this.answers.one<FundMoveRow>(asked, [fundMovesView, unitsView], async reading => {
      const doc = await reading.get(fundMovesView, moveId);
      if (!doc || !isDatedBy(asked, doc.effectiveDate)) return undefined;
      return (await this.visible(reading, caller, asked))(doc) ? doc : undefined;
    });
  }

  /** Whoever may read one of its two units may read a move. */
  private async visible(reading: Reading, { readScope }: Caller, { effective }: AskedQuery) {
    const tree = await readUnitTree(reading, effective ?? dateAt(this.clock.now()));
    const readable = tree.readableBy(readScope);
    return ({ fromLine, toLine }: FundMoveDoc) =>
      readable(lineKeyOf(fromLine).unitId) || readable(lineKeyOf(toLine).unitId);
  }
}
