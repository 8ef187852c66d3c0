import { ApiProperty } from '@nestjs/swagger';

export const fieldStates = ['open', 'sealed', 'redacted', 'unreadable'] as const;
export type FieldState = (typeof fieldStates)[number];

export class OpenedField {
  @ApiProperty() readonly name!: string;
  @ApiProperty({
    enum: fieldStates,
    description:
      '`sealed`: your duties do not open it. `unreadable`: its key is missing or does not fit, and it is not redacted.',
  })
  readonly state!: FieldState;
  @ApiProperty({ required: false, description: 'Only where it is open.' }) readonly text?: string;
  @ApiProperty({
    required: false,
    description:
      'Only where it is open, hex: SHA-256(`socai/sealed/v1\\n` ‖ salt ‖ text) is the `hash` in the event.',
  })
  readonly salt?: string;
  @ApiProperty({ required: false, description: 'Where it is redacted: the instant.' })
  readonly redactedSince?: string;
  @ApiProperty({ required: false, description: 'Where it is redacted: the order, under /v1/redactions.' })
  readonly redactionId?: string;
}

/** The sealed fields of one event, opened for whoever may read them. */
export class OpenedEvent {
  @ApiProperty() readonly index!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly type!: string;
  @ApiProperty({ type: [OpenedField] }) readonly fields!: readonly OpenedField[];
}
