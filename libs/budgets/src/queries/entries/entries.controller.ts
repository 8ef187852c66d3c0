import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { dateAt, moneyText } from '#kernel';
import {
  Answers,
  Call,
  Caller,
  CLOCK,
  EventLinks,
  eventLinks,
  IsOneOf,
  ListQuery,
  ListRoute,
  ProblemException,
} from '#platform';
import type { Clock } from '#event-sourcing';
import { lineAccount, type Measure, measures } from '../../events/index.js';
import { LineId } from '../../http/fields.js';
import { budgetLinesView } from '../budget-lines.view.js';
import { lineViews, linesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';

export class EntriesQuery extends ListQuery {
  @IsOneOf(...measures)
  readonly measure!: Measure;
}

/** One entry behind a figure. Its event tells who, why and on what paper. */
export class EntryRow extends EventLinks {
  @ApiProperty({ description: 'Place of its event in the log.' }) readonly index!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly effectiveDate!: string;
  @ApiProperty({ description: 'Whole đồng, signed.' }) readonly amount!: string;
  @ApiProperty({ required: false }) readonly commitmentId?: string;
}

/** Every figure of a line can be followed to its entries, and each entry to its event. */
@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class EntriesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ path: ':lineId/entries', summary: 'The entries that a balance is the sum of', row: EntryRow })
  list(
    @Param('lineId', LineId) lineId: string,
    @Query() asked: EntriesQuery,
    @Caller() caller: Caller,
    @Call() call: Call,
  ) {
    const cell = { account: lineAccount(lineId, asked.measure), commodity: 'VND' };
    return this.answers.list<EntryRow>(call, asked, {
      views: [...lineViews, moneyView],
      columns: ['index', 'eventId', 'effectiveDate', 'amount', 'commitmentId', 'event', 'proof.href'],
      page: async (reading, after, limit) => {
        const doc = await reading.get(budgetLinesView, lineId);
        const { wanted } = await linesWanted(reading, asked, caller.readScope, dateAt(this.clock.now()));
        if (!doc || !wanted(doc))
          throw new ProblemException(404, 'resource.not-found', { numbers: { line: lineId } });
        const page = await reading.entries(moneyView, cell, after, limit);
        return { ...page, items: page.items.map(rowOf) };
      },
    });
  }
}

const rowOf = (entry: {
  index: number;
  eventId: string;
  effective: string;
  amount: bigint;
  member?: string;
}): EntryRow => ({
  index: entry.index,
  eventId: entry.eventId,
  ...eventLinks(entry.index),
  effectiveDate: entry.effective,
  amount: moneyText(entry.amount),
  commitmentId: entry.member,
});
