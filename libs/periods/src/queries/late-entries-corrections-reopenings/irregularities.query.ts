import { ApiProperty } from '@nestjs/swagger';
import { IsMatching, IsOneOf, IsSlug, ListQuery, Maybe } from '#platform';
import { type IrregularityKind, irregularityKinds } from './irregularities.view.js';

/** Which of them; all kinds unless said. */
export class IrregularitiesQuery extends ListQuery {
  @Maybe()
  @IsOneOf(...irregularityKinds)
  readonly kind?: IrregularityKind;

  @Maybe()
  @IsMatching(
    'days',
    'days.out-of-range',
    /^([7-9]|[1-9]\d{1,3})$/u,
    'Entries backdated by more than so many days: 7 to 9999, 30 unless said.',
    '30',
  )
  readonly days?: string;

  /** Of the unit that acted. */
  @Maybe()
  @IsSlug()
  readonly unit?: string;
}

export class IrregularityRow {
  @ApiProperty({ description: 'Its place in the log: /v1/events/{index}.', example: 2051 })
  readonly index!: number;
  @ApiProperty({ example: '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e01' }) readonly eventId!: string;
  @ApiProperty({ enum: irregularityKinds, isArray: true, example: ['backdated', 'correction'] })
  readonly kinds!: readonly IrregularityKind[];
  @ApiProperty({ example: 'PaymentReversed' }) readonly type!: string;
  @ApiProperty({ example: 'budgetLine-2020.hai-duong.ministry.recurrent.009.040-041.7000' })
  readonly stream!: string;
  @ApiProperty({ example: '2020-03-25' }) readonly effectiveDate!: string;
  @ApiProperty({ example: '2020-05-02' }) readonly recordedOn!: string;
  @ApiProperty({ description: 'From the effective date to the day it was recorded.', example: 38 })
  readonly days!: number;
  @ApiProperty({ description: 'The month in whose books it stands.', example: '2020-04' })
  readonly postedPeriod!: string;
  @ApiProperty({ example: 'p-accountant' }) readonly person!: string;
  @ApiProperty({ example: 'hai-duong' }) readonly unitId!: string;
  @ApiProperty({ required: false, example: 'Ghi nhầm số tiền' }) readonly reason?: string;
  @ApiProperty({ required: false, description: 'The event it corrects, or declares wrong.' })
  readonly corrects?: string;
  @ApiProperty({ required: false, description: 'The period that was reopened.', example: '2020-03' })
  readonly periodId?: string;
}
