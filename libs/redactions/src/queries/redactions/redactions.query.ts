import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf, ListByRefQuery, Maybe } from '#platform';
import type { RedactionDoc } from '../redactions.view.js';

export const redactionStatuses = ['ordered', 'underWay', 'done'] as const;

export class RedactionsQuery extends ListByRefQuery {
  @Maybe()
  @IsOneOf(...redactionStatuses)
  readonly status?: string;

  /** `yes`: those with copies of their keys that nobody has answered for yet. */
  @Maybe()
  @IsOneOf('yes', 'no')
  readonly pending?: string;
}

export class RedactionRow {
  @ApiProperty() readonly redactionId!: string;
  @ApiProperty({
    enum: redactionStatuses,
    description: '`done`: the keys are gone everywhere the ledger can reach.',
  })
  readonly status!: string;
  @ApiProperty() readonly legalGround!: string;
  @ApiProperty({ type: [Object], description: 'Events and fields; never a text.' })
  readonly targets!: RedactionDoc['targets'];
  @ApiProperty({ type: Object, description: 'The first hand: person, unit, instant, document.' })
  readonly ordered!: RedactionDoc['ordered'];
  @ApiProperty({ type: Object, required: false, description: 'The second hand.' })
  readonly carriedOut?: RedactionDoc['carriedOut'];
  @ApiProperty({ required: false }) readonly keysDestroyedAt?: string;
  @ApiProperty({ type: [String], description: 'Backups and replicas that may still hold the keys.' })
  readonly pending!: readonly string[];
  @ApiProperty({ type: [Object], description: 'Copies that somebody answered for.' })
  readonly erased!: RedactionDoc['erased'];
  @ApiProperty() readonly revision!: number;
  @ApiProperty({ required: false }) readonly externalRef?: string;
}
