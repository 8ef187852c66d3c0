import { Controller, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Answers, Call, IsCalendarDate, LinkRow, ListQuery, ListRoute, Maybe } from '#platform';
import { bucketsOf, scanWhere } from '#views';
import { type SealedHourDoc, sealedHoursView } from '../sealed-hours.view.js';

export class SealedHoursQuery extends ListQuery {
  /** In Việt Nam, as every day of the ledger. */
  @Maybe()
  @IsCalendarDate()
  readonly day?: string;
}

export class SealedHourRow {
  @ApiProperty({ description: 'Whose file it is: each ledger process keeps its own.' })
  readonly keeper!: string;
  @ApiProperty({ description: 'In UTC.', example: '2020-11-20T03' }) readonly hour!: string;
  @ApiProperty() readonly lines!: number;
  @ApiProperty() readonly bytes!: number;
  @ApiProperty({ description: 'Of the whole file.' }) readonly sha256!: string;
  @ApiProperty() readonly index!: number;
  @ApiProperty({ type: String, format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty() readonly proof!: LinkRow;
}

const rowOf = (doc: SealedHourDoc): SealedHourRow => ({
  ...doc,
  proof: { href: `/v1/proofs/inclusion?event=${doc.index}` },
});

/** What the log commits to of the reads that were kept. */
@ApiTags('access-log')
@Controller('v1/access-log/hours')
export class SealedHoursController {
  constructor(private readonly answers: Answers) {}

  @ListRoute({
    summary: 'Hours of reads whose file is committed to',
    row: SealedHourRow,
    duties: ['auditor', 'operator'],
  })
  list(@Query() asked: SealedHoursQuery, @Call() call: Call) {
    return this.answers.list<SealedHourRow>(call, asked, {
      views: [sealedHoursView],
      columns: ['hour', 'keeper', 'lines', 'bytes', 'sha256', 'index', 'recordedAt'],
      page: (reading, after, limit) =>
        scanWhere(
          reading,
          sealedHoursView,
          { buckets: bucketsOf({ day: asked.day }), wanted: () => true, row: rowOf },
          after,
          limit,
        ),
    });
  }
}
