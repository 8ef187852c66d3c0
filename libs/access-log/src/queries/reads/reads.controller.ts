import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, CLOCK, IsCalendarDate, IsText, ListQuery, ListRoute, Maybe } from '#platform';
import { sealedHoursView } from '../sealed-hours.view.js';
import { ReadPages } from './read-pages.js';
import { ReadRow } from './read-row.js';

export class ReadsQuery extends ListQuery {
  /** In Việt Nam; today unless said. */
  @Maybe()
  @IsCalendarDate()
  readonly day?: string;

  @Maybe()
  @IsText({ max: 100 })
  readonly person?: string;

  /** What the path that was asked begins with, as `/v1/purchases/`. */
  @Maybe()
  @IsText({ max: 500 })
  readonly path?: string;
}

/** Who looked? What auditors and inspectors asked, and at which clocks they were answered. */
@ApiTags('access-log')
@Controller('v1/access-log')
export class ReadsController {
  constructor(
    private readonly answers: Answers,
    private readonly pages: ReadPages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'What auditors and inspectors read on a day, as this process kept it',
    row: ReadRow,
    duties: ['auditor', 'operator'],
  })
  list(@Query() asked: ReadsQuery, @Call() call: Call) {
    const { day = dateAt(this.clock.now()), person: personId, path } = asked;
    return this.answers.list<ReadRow>(call, asked, {
      views: [sealedHoursView],
      columns: [
        'at',
        'personId',
        'onBehalfOf',
        'clientId',
        'duties',
        'path',
        'status',
        'asOf.index',
        'asOf.effective',
        'correlationId',
        'keeper',
        'hour',
        'line',
        'sealedBy',
        'intact',
        'unreadable',
        'leftOut',
      ],
      page: (reading, after, limit) => this.pages.page(reading, day, { personId, path }, after, limit),
    });
  }
}
