import { ApiProperty } from '@nestjs/swagger';
import { EventLinks, IsOneOf, IsSlug, ListQuery, Maybe } from '#platform';
import { IsTaxCode } from '../../http/fields.js';
import { type MatchFinding, matchFindings } from '../match-findings.js';

export class MismatchesQuery extends ListQuery {
  /** One kind of finding; all unless said. */
  @Maybe()
  @IsOneOf(...matchFindings)
  readonly finding?: MatchFinding;

  /** A unit and every unit below it on the effective date. */
  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsTaxCode()
  readonly supplier?: string;
}

/** What does not match in a purchase. Amounts in whole đồng. */
export class MismatchRow extends EventLinks {
  @ApiProperty({ enum: matchFindings, example: 'paidBeforeAcceptance' }) readonly finding!: MatchFinding;
  @ApiProperty({ example: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01' }) readonly purchaseId!: string;
  @ApiProperty({ example: 'hai-duong' }) readonly buyerUnit!: string;
  @ApiProperty({ required: false, example: '16/2020' }) readonly contractNumber?: string;
  @ApiProperty({
    selfRequired: false,
    type: 'object',
    properties: { taxCode: { type: 'string' }, name: { type: 'string' } },
  })
  readonly supplier?: { readonly taxCode: string; readonly name: string };
  @ApiProperty({
    description: 'Day of the first payment before, of the last one above, or of the contract.',
    example: '2020-03-05',
  })
  readonly on!: string;
  @ApiProperty({ description: 'What was paid, or what the contract says.', example: '34000000' })
  readonly amount!: string;
  @ApiProperty({ description: 'What was accepted by then, or committed: the most it may be.', example: '0' })
  readonly limit!: string;
  @ApiProperty({ example: 2051 }) readonly index!: number;
}
