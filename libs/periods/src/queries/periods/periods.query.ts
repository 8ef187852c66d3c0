import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { DocumentRow } from '#platform';
import type { BookMeasure, PeriodTotal, Straggler } from '../../events/index.js';
import { type PeriodStep, periodSteps } from '../periods.view.js';

/** What one measure of the books was, how it moved, and what it is. */
export class TotalRow {
  @ApiProperty({ description: 'All months before. Whole đồng, or things.', example: '5200000000' })
  readonly opening!: string;
  @ApiProperty({ description: 'Posted in this month.', example: '-95000000' }) readonly moved!: string;
  @ApiProperty({ description: 'Of what moved: for days of months before.', example: '-12000000' })
  readonly late!: string;
  @ApiProperty({ description: 'opening + moved', example: '5105000000' }) readonly closing!: string;
}

export class PeriodStepRow {
  @ApiProperty({ enum: periodSteps }) readonly step!: PeriodStep['step'];
  @ApiProperty() readonly eventId!: string;
  @ApiProperty({ description: 'Its place in the log.' }) readonly index!: number;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty() readonly person!: string;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly document!: DocumentRow;
  @ApiProperty({ required: false }) readonly reason?: string;
}

export type Totals = Readonly<Partial<Record<BookMeasure, Omit<PeriodTotal, 'measure'>>>>;

/** A month of the books. Its figures count what was posted in it, whatever day it is for. */
@ApiExtraModels(TotalRow)
export class PeriodRow {
  @ApiProperty({ example: '2020-03' }) readonly periodId!: string;
  @ApiProperty({ example: '2020-03-01' }) readonly from!: string;
  @ApiProperty({ example: '2020-03-31' }) readonly to!: string;
  @ApiProperty({ enum: ['open', 'closing', 'closed'] }) readonly status!: string;
  @ApiProperty({ required: false, description: 'When it was closed last.' }) readonly closedAt?: string;
  @ApiProperty({ required: false }) readonly closedBy?: string;
  @ApiProperty({ description: 'How often it was reopened.' }) readonly reopenings!: number;
  @ApiProperty({
    required: false,
    description: 'Of the books, for If-Match, as of the last step on this month.',
  })
  readonly revision?: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(TotalRow) },
    description:
      'By measure, of the units that the caller may read: available, …, inTransit, outside, thingsHeld, …',
  })
  readonly totals!: Totals;
}

/** An entry that was decided before the closing began and recorded after it. */
export class StragglerRow implements Straggler {
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly revision!: number;
}

/** One month with everything that happened to its books. */
export class OnePeriodRow extends PeriodRow {
  @ApiProperty({ type: [PeriodStepRow] }) readonly steps!: readonly PeriodStep[];
  @ApiProperty({
    type: [StragglerRow],
    description: 'Decided before its closing began, recorded after it; they count.',
  })
  readonly stragglers!: readonly Straggler[];
}
