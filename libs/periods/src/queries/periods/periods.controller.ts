import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Answers, AskedQuery, Call, Caller, CLOCK, ListQuery, ListRoute, OneRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { unitsView } from '#units/views';
import { pageOf, type Reading } from '#views';
import { bookMeasures } from '../../events/index.js';
import { PeriodIdParam } from '../../http/fields.js';
import { booksView } from '../books.view.js';
import { periodsView } from '../periods.view.js';
import { PeriodRows } from './period-rows.js';
import { OnePeriodRow, PeriodRow } from './periods.query.js';

const views = [periodsView, booksView, unitsView];
const figures = ['opening', 'moved', 'late', 'closing'];
const columns = [
  'periodId',
  'from',
  'to',
  'status',
  'closedAt',
  'closedBy',
  'reopenings',
  ...bookMeasures.flatMap(measure => figures.map(figure => `totals.${measure}.${figure}`)),
];

@ApiTags('periods')
@Controller('v1/periods')
export class PeriodsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'The books, month by month: what was posted in each', row: PeriodRow })
  list(@Query() asked: ListQuery, @Caller() caller: Caller, @Call() call: Call) {
    return this.answers.list<PeriodRow>(call, asked, {
      views,
      columns,
      page: async (reading, after, limit) =>
        pageOf((await this.rows(reading, asked, caller)).all(), after, limit),
    });
  }

  @OneRoute({ path: ':periodId', summary: 'One month, with every closing and reopening', row: OnePeriodRow })
  one(
    @Param('periodId', PeriodIdParam) periodId: string,
    @Query() asked: AskedQuery,
    @Caller() caller: Caller,
  ) {
    return this.answers.one<OnePeriodRow>(asked, views, async reading =>
      (await this.rows(reading, asked, caller)).one(periodId),
    );
  }

  private rows(reading: Reading, { effective }: AskedQuery, { readScope }: Caller): Promise<PeriodRows> {
    return PeriodRows.read(reading, readScope, effective ?? dateAt(this.clock.now()));
  }
}
