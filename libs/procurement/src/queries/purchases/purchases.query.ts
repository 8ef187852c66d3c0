import { ApiProperty } from '@nestjs/swagger';
import { IsId, IsOneOf, IsSlug, ListByRefQuery, Maybe } from '#platform';
import { categories, methods } from '../../events/index.js';
import { IsTaxCode } from '../../http/fields.js';

export const statuses = [
  'planning',
  'planned',
  'methodSelected',
  'awarded',
  'signing',
  'active',
  'amending',
  'terminating',
  'terminated',
  'completed',
  'cancelled',
] as const;

export class PurchasesQuery extends ListByRefQuery {
  /** The buyer, or a unit whose requisition is in it. */
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  /** A unit and every unit below it on the effective date. */
  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsOneOf(...statuses)
  readonly status?: string;

  @Maybe()
  @IsTaxCode()
  readonly supplier?: string;

  @Maybe()
  @IsOneOf(...methods)
  readonly method?: string;

  @Maybe()
  @IsOneOf(...categories)
  readonly category?: string;

  @Maybe()
  @IsId()
  readonly requisition?: string;
}

/** Amounts in whole đồng. */
export class PurchaseRow {
  @ApiProperty() readonly purchaseId!: string;
  @ApiProperty() readonly buyerUnit!: string;
  @ApiProperty({ type: [String] }) readonly units!: readonly string[];
  @ApiProperty({ enum: statuses }) readonly status!: string;
  @ApiProperty({ enum: categories }) readonly category!: string;
  @ApiProperty() readonly plannedOn!: string;
  @ApiProperty({ description: 'Estimate of the plan.' }) readonly estTotal!: string;
  @ApiProperty({ type: [String] }) readonly requisitions!: readonly string[];
  @ApiProperty({ required: false, enum: methods }) readonly method?: string;
  @ApiProperty({ required: false, description: 'The day its method was selected.' })
  readonly methodOn?: string;
  @ApiProperty({
    selfRequired: false,
    type: 'object',
    properties: { taxCode: { type: 'string' }, name: { type: 'string' } },
  })
  readonly supplier?: { readonly taxCode: string; readonly name: string };
  @ApiProperty({ required: false }) readonly contractNumber?: string;
  @ApiProperty({ required: false }) readonly signedOn?: string;
  @ApiProperty({ required: false, description: 'Of the award, then of the contract.' })
  readonly total?: string;
  @ApiProperty() readonly accepted!: string;
  @ApiProperty() readonly invoiced!: string;
  @ApiProperty() readonly paid!: string;
  @ApiProperty({ description: 'Advances outstanding.' }) readonly advanced!: string;
  @ApiProperty({ required: false, description: 'The day since which there have been some without a break.' })
  readonly advancedSince?: string;
  @ApiProperty({ required: false }) readonly endedOn?: string;
  @ApiProperty({ type: [String] }) readonly externalRefs!: readonly string[];
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
