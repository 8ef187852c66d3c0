import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow, IsOneOf, ListByRefQuery, Maybe } from '#platform';
import type { RedactionTarget } from '../../events/index.js';
import type { Hand } from '../redactions.view.js';

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

export class SealedFieldRow {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Id of the key that is destroyed.' }) readonly key!: string;
}

/** An event, and what of it is redacted. */
export class TargetRow implements RedactionTarget {
  @ApiProperty() readonly index!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly revision!: number;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty({ type: [SealedFieldRow] }) readonly fields!: SealedFieldRow[];
}

/** Who did it, when, on what paper. */
export class HandRow implements Hand {
  @ApiProperty() readonly person!: string;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly at!: string;
  @ApiProperty() readonly document!: DocumentRow;
}

export class ErasedRow extends HandRow {
  @ApiProperty({ description: 'Where the copy was.' }) readonly place!: string;
}

export class RedactionRow {
  @ApiProperty() readonly redactionId!: string;
  @ApiProperty({
    enum: redactionStatuses,
    description: '`done`: the keys are gone everywhere the ledger can reach.',
  })
  readonly status!: string;
  @ApiProperty() readonly legalGround!: string;
  @ApiProperty({ type: [TargetRow], description: 'Events and fields; never a text.' })
  readonly targets!: readonly TargetRow[];
  @ApiProperty({ description: 'The first hand.' }) readonly ordered!: HandRow;
  @ApiProperty({ required: false, description: 'The second hand.' }) readonly carriedOut?: HandRow;
  @ApiProperty({ required: false }) readonly keysDestroyedAt?: string;
  @ApiProperty({ type: [String], description: 'Backups and replicas that may still hold the keys.' })
  readonly pending!: readonly string[];
  @ApiProperty({ type: [ErasedRow], description: 'Copies that somebody answered for.' })
  readonly erased!: readonly ErasedRow[];
  @ApiProperty() readonly revision!: number;
  @ApiProperty({ required: false }) readonly externalRef?: string;
}
