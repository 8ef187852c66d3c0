import { ApiProperty } from '@nestjs/swagger';
import { LinkRow } from './shared-rows.js';

/** Where a row's event is, and the proof that it is in the log: any figure leads to both. */
export class EventLinks {
  @ApiProperty({ description: 'The event, whole.' }) readonly event!: string;
  @ApiProperty({ description: 'Where the proof that the event is in the log is.' })
  readonly proof!: LinkRow;
}

/** @param event its index in the log, or its id */
export const proofOf = (event: number | string): LinkRow => ({
  href: `/v1/proofs/inclusion?event=${event}`,
});

export const eventLinks = (index: number): EventLinks => ({
  event: `/v1/events/${index}`,
  proof: proofOf(index),
});
