import { ApiProperty } from '@nestjs/swagger';
import { type FundingSource, fundingSources, type Nature, natures } from '../../events/index.js';
import { ExplainedAt } from '../explain/figures.js';
import type { Balances } from '../balances.js';

/** What lines hold, in whole đồng as text. */
export class BalancesRow implements Balances {
  @ApiProperty() readonly available!: string;
  @ApiProperty() readonly committed!: string;
  @ApiProperty() readonly advanced!: string;
  @ApiProperty() readonly paid!: string;
  @ApiProperty() readonly lapsed!: string;
  @ApiProperty({ description: 'advanced + paid' }) readonly cashOut!: string;
}

export class BudgetLineRow extends BalancesRow {
  @ApiProperty() readonly lineId!: string;
  @ApiProperty() readonly fiscalYear!: number;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty({ enum: fundingSources }) readonly source!: FundingSource;
  @ApiProperty({ enum: natures }) readonly nature!: Nature;
  @ApiProperty() readonly chapter!: string;
  @ApiProperty() readonly sector!: string;
  @ApiProperty() readonly item!: string;
  @ApiProperty({ required: false }) readonly programmeId?: string;
  @ApiProperty({
    enum: ['open', 'closing', 'closed'],
    description: 'On the `effective` day, if one is asked.',
  })
  readonly status!: string;
  @ApiProperty({ description: 'The first day on which it had money.', example: '2020-01-05' })
  readonly openedOn!: string;
  @ApiProperty({ required: false, description: 'The day that it closes on.', example: '2021-01-31' })
  readonly closingSince?: string;
  @ApiProperty({ required: false, description: 'The same, once it has.', example: '2021-01-31' })
  readonly closedOn?: string;
  @ApiProperty({ required: false }) readonly externalRef?: string;
  @ApiProperty({ description: 'By figure, where the entries behind it are.' })
  readonly explain!: ExplainedAt;
}
