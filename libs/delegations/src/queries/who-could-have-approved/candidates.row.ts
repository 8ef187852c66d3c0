import { ApiProperty } from '@nestjs/swagger';
import { IsId, ListQuery, Maybe } from '#platform';

/** Exactly one of the two. `effective`: the day on which it would have been decided; today unless said. */
export class WhoCouldQuery extends ListQuery {
  @Maybe()
  @IsId()
  readonly requisition?: string;

  @Maybe()
  @IsId()
  readonly purchase?: string;
}

/**
 * A person, and whether they could have decided. The ledger knows delegates by their delegations. Duties held in one's
 * own right are in tokens, which it does not keep: of those it knows only that whoever granted a delegation held the
 * duty when they granted it. Who holds a duty and never delegated it is not listed.
 */
export class CandidateRow {
  @ApiProperty() readonly personId!: string;
  @ApiProperty({ enum: ['delegation', 'granted'], description: 'As a delegate, or as who granted it.' })
  readonly basis!: 'delegation' | 'granted';
  @ApiProperty({ required: false, description: 'In whose name.' }) readonly principal?: string;
  @ApiProperty() readonly duty!: string;
  @ApiProperty({ enum: ['yes', 'no', 'unknown'] }) readonly could!: 'yes' | 'no' | 'unknown';
  @ApiProperty({
    required: false,
    description: 'The code a decision would be refused with; `token` or `source` where it cannot be known.',
  })
  readonly because?: string;
  @ApiProperty() readonly delegationId!: string;
  @ApiProperty() readonly on!: string;
  @ApiProperty({ description: 'Whole đồng.' }) readonly asked!: string;
  @ApiProperty({ required: false }) readonly ceiling?: string;
  @ApiProperty({ required: false }) readonly used?: string;
  @ApiProperty({ required: false }) readonly left?: string;
}
