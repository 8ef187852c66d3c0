import { ApiProperty } from '@nestjs/swagger';
import { IsMatching, Maybe } from '#platform';
import { BalancesRow } from '../budget-lines/budget-line.row.js';
import { ExplainedAt } from '../explain/figures.js';
import { LinesQuery } from '../lines-asked.js';

/** What a table of budget execution can be broken down by. */
export const dimensions = [
  'fiscalYear',
  'unitId',
  'source',
  'nature',
  'chapter',
  'sector',
  'item',
  'programmeId',
] as const;
export type Dimension = (typeof dimensions)[number];

const groupBy = new RegExp(`^(${dimensions.join('|')})(,(${dimensions.join('|')}))*$`, 'u');

export class BudgetExecutionQuery extends LinesQuery {
  /** Left out: one row for everything asked. */
  @Maybe()
  @IsMatching(
    'groupBy',
    'group-by.malformed',
    groupBy,
    `Any of ${dimensions.join(', ')}, with commas.`,
    'source,item',
  )
  readonly groupBy?: string;
}

export const dimensionsOf = ({ groupBy = '' }: BudgetExecutionQuery): readonly Dimension[] =>
  dimensions.filter(dimension => groupBy.split(',').includes(dimension));

/** What the table holds before it is told where its figures are explained. */
export type ExecutionSums = Omit<BudgetExecutionRow, 'explain'>;

/** One group of lines. Members that the table is not broken down by are absent. */
export class BudgetExecutionRow extends BalancesRow {
  @ApiProperty({ required: false }) readonly fiscalYear?: number;
  @ApiProperty({ required: false }) readonly unitId?: string;
  @ApiProperty({ required: false }) readonly unitName?: string;
  @ApiProperty({ required: false }) readonly source?: string;
  @ApiProperty({ required: false }) readonly nature?: string;
  @ApiProperty({ required: false }) readonly chapter?: string;
  @ApiProperty({ required: false }) readonly sector?: string;
  @ApiProperty({ required: false }) readonly item?: string;
  @ApiProperty({ required: false }) readonly programmeId?: string;
  @ApiProperty({ description: 'How many lines are in it.' }) readonly lines!: number;
  @ApiProperty({
    description: 'Everything the lines were given: available + committed + advanced + paid + lapsed.',
  })
  readonly budget!: string;
  @ApiProperty({ description: 'Cash out against the budget, in hundredths of a percent.' })
  readonly executedBasisPoints!: number;
  @ApiProperty({ description: 'By figure, where the entries behind it are.' })
  readonly explain!: ExplainedAt;
}
