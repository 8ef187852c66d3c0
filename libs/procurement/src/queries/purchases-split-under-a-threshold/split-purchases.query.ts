import { ApiProperty } from '@nestjs/swagger';
import { IsCalendarDate, IsMatching, IsOneOf, IsSlug, ListQuery, Maybe } from '#platform';
import { categories, type Category, methods } from '../../events/index.js';
import { IsTaxCode } from '../../http/fields.js';

export class SplitPurchasesQuery extends ListQuery {
  /** Clusters whose last purchase had its method selected on this day or later; a year before `to` unless said. */
  @Maybe()
  @IsCalendarDate()
  readonly from?: string;

  /** And by this day; the effective date, or today, unless said. */
  @Maybe()
  @IsCalendarDate()
  readonly to?: string;

  /** How near to one another, in days; 90 unless said. */
  @Maybe()
  @IsMatching('days', 'days.malformed', /^(0|[1-9][0-9]{0,2})$/u, 'Days: 0 to 999.', '90')
  readonly days?: string;

  /** A buyer and every unit below it on the effective date. */
  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsTaxCode()
  readonly supplier?: string;

  @Maybe()
  @IsOneOf(...categories)
  readonly category?: Category;
}

export class SplitMemberRow {
  @ApiProperty({ example: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01' }) readonly purchaseId!: string;
  @ApiProperty({ enum: methods, example: 'headDecision' }) readonly method!: string;
  @ApiProperty({ description: 'The day its method was selected.', example: '2020-02-01' })
  readonly on!: string;
  @ApiProperty({ description: 'What the threshold is compared with, whole đồng.', example: '40000000' })
  readonly estTotal!: string;
  @ApiProperty({ required: false, description: 'Of the award, then of the contract.', example: '39500000' })
  readonly total?: string;
  @ApiProperty({ example: 'active' }) readonly status!: string;
}

/** Purchases of one unit, supplier and category that were each within a threshold, and are above it together. */
export class SplitClusterRow {
  @ApiProperty({ example: 'hai-duong' }) readonly buyerUnit!: string;
  @ApiProperty({ type: 'object', properties: { taxCode: { type: 'string' }, name: { type: 'string' } } })
  readonly supplier!: { readonly taxCode: string; readonly name: string };
  @ApiProperty({ enum: categories, example: 'goods' }) readonly category!: string;
  @ApiProperty({ example: '2020-02-01' }) readonly from!: string;
  @ApiProperty({ example: '2020-03-20' }) readonly to!: string;
  @ApiProperty({ description: 'Which value of `procurementThresholds`.', example: 'headDecides' })
  readonly threshold!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'In force on the last day; null: none was set for it, so nobody can say.',
    example: '50000000',
  })
  readonly limit!: string | null;
  @ApiProperty({ description: 'Of the estimates, whole đồng.', example: '80000000' }) readonly sum!: string;
  @ApiProperty({
    enum: ['above', 'unknown'],
    description: '`unknown`: no threshold was set for that day.',
    example: 'above',
  })
  readonly verdict!: 'above' | 'unknown';
  @ApiProperty({ type: [SplitMemberRow] }) readonly members!: readonly SplitMemberRow[];
}
