import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import { refusalsView } from '#refusals/views';
import { bucketsAsked, lineViews, linesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';
import { nearLimitPage } from './near-limit.js';
import { NearLimitQuery, NearLimitRow } from './near-limit.query.js';
import { nearLimitExample } from './near-limit.example.js';

const columns = [
  'lineId',
  'fiscalYear',
  'unitId',
  'source',
  'nature',
  'chapter',
  'sector',
  'item',
  'programmeId',
  'status',
  'budget',
  'left',
  'leftBasisPoints',
  'nearLimit',
  'attempts',
  'available',
  'committed',
  'advanced',
  'paid',
  'lapsed',
  'cashOut',
];

/** Question 2 of an inspection: which lines came within 5 % of their limit, or tried to exceed it? */
@ApiTags('budget-lines')
@Controller('v1/budget-lines-near-limit')
export class NearLimitController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'Lines near their limit, and the attempts to exceed it',
    row: NearLimitRow,
    example: nearLimitExample,
  })
  list(@Query() asked: NearLimitQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    return this.answers.list<NearLimitRow>(call, asked, {
      views: [...lineViews, moneyView, refusalsView],
      columns,
      page: async (reading, after, limit) => {
        const lines = await linesWanted(reading, asked, readScope, dateAt(this.clock.now()));
        const percent = BigInt(asked.percent ?? '5');
        const wanted = { ...lines, buckets: bucketsAsked(asked), percent, onTree: asked.tree };
        return nearLimitPage(reading, wanted, after, limit);
      },
    });
  }
}
