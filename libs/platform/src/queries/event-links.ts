import { ApiProperty } from '@nestjs/swagger';

/** Where a row's event is, and the proof that it is in the log: any figure leads to both. */
export class EventLinks {
  @ApiProperty({ description: 'The event, whole.' }) readonly event!: string;
  @ApiProperty({
    type: 'object',
    properties: { href: { type: 'string' } },
    required: ['href'],
    description: 'Where the proof that the event is in the log is.',
  })
  readonly proof!: ProofLink;
}

export interface ProofLink {
  readonly href: string;
}

/** @param event its index in the log, or its id */
export const proofOf = (event: number | string): ProofLink => ({
  href: `/v1/proofs/inclusion?event=${event}`,
});

export const eventLinks = (index: number): EventLinks => ({
  event: `/v1/events/${index}`,
  proof: proofOf(index),
});
