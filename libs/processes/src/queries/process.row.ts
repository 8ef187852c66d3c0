import { ApiProperty } from '@nestjs/swagger';
import { ProcessRefusalRow } from '#platform';

export const states = ['open', 'settled', 'refused'] as const;

/** A place in the log. */
export class PlaceRow {
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly revision!: number;
  @ApiProperty() readonly index!: number;
}

export class ProcessStepRow {
  @ApiProperty({ description: 'Type of its event.' }) readonly type!: string;
  @ApiProperty() readonly at!: string;
  @ApiProperty() readonly index!: number;
}

/** A chain of reactions, from the event that began it to the one that ended it. */
export class ProcessRow {
  @ApiProperty() readonly processId!: string;
  @ApiProperty() readonly kind!: string;
  @ApiProperty({ description: 'What it is about: a move, a purchase, a transfer.' })
  readonly subject!: string;
  @ApiProperty({ enum: states }) readonly state!: string;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly person!: string;
  @ApiProperty() readonly beganAt!: string;
  @ApiProperty({ description: 'The event it began with.' }) readonly beganIn!: PlaceRow;
  @ApiProperty({ description: 'Of the chain of commands that it is a part of.' })
  readonly correlationId!: string;
  @ApiProperty({ required: false }) readonly endedAt?: string;
  @ApiProperty({
    description: 'Seconds from its beginning to its end; while it goes on, until now or until `known`.',
  })
  readonly ageSeconds!: number;
  @ApiProperty({ type: [ProcessStepRow] }) readonly steps!: readonly ProcessStepRow[];
  @ApiProperty({ required: false }) readonly refusal?: ProcessRefusalRow;
  @ApiProperty({ required: false }) readonly externalRef?: string;
}
