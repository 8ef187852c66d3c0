import { ApiProperty } from '@nestjs/swagger';
import { IsMatching, Maybe } from '#platform';
import { ShownEventRow } from '../shown-event.row.js';

const eventText = /^(0|[1-9]\d{0,14}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;
export const sizeText = /^(0|[1-9]\d{0,14})$/u;

export class InclusionQuery {
  @IsMatching('event', 'event-ref.malformed', eventText, 'The id of an event, or its index in the log.')
  readonly event!: string;

  @Maybe()
  @IsMatching(
    'size',
    'log-size.malformed',
    sizeText,
    'Size of an earlier signed head to prove it in.',
    '1000',
  )
  readonly size?: string;

  @Maybe()
  @IsMatching('wait', 'wait.out-of-range', /^([12]?\d|30)$/u, 'Seconds to wait for the proof: 0 to 30.', '5')
  readonly wait?: string;
}

/** `socai/inclusion/v1`; its rules are in docs/guides/proofs.md. */
export class InclusionAnswer extends ShownEventRow {
  @ApiProperty({ enum: ['socai/inclusion/v1'] }) readonly format!: string;
  @ApiProperty({ description: 'Index of the leaf, from 0.' }) readonly index!: number;
  @ApiProperty({ description: 'Leaves under the head.' }) readonly size!: number;
  @ApiProperty({ description: 'The signed head: a C2SP checkpoint.' }) readonly checkpoint!: string;
}
