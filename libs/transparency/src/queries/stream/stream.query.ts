import { ApiProperty } from '@nestjs/swagger';
import { IsMatching, Maybe } from '#platform';
import { ShownEventRow } from '../shown-event.row.js';

const streamText = /^[a-z][A-Za-z0-9]{0,60}-[A-Za-z0-9][A-Za-z0-9._~-]{0,299}$/u;

export class StreamProofQuery {
  @IsMatching('stream', 'stream-name.malformed', streamText, 'The name of a stream.', 'unit-ministry')
  readonly stream!: string;

  @Maybe()
  @IsMatching('after', 'after.malformed', /^(0|[1-9]\d{0,14})$/u, 'Revision of the last event seen.', '0')
  readonly after?: string;

  @Maybe()
  @IsMatching('limit', 'limit.out-of-range', /^([1-9]\d?|[1-4]\d\d|500)$/u, 'Events a page: 1 to 500.')
  readonly limit?: string;
}

/** `socai/stream/v1`; its rules are in docs/guides/proofs.md. */
export class StreamProofAnswer {
  @ApiProperty({ enum: ['socai/stream/v1'] }) readonly format!: string;
  @ApiProperty() readonly stream!: string;
  @ApiProperty({ description: 'The signed head: a C2SP checkpoint.' }) readonly checkpoint!: string;
  @ApiProperty({ type: [ShownEventRow], description: 'Oldest first.' })
  readonly events!: readonly ShownEventRow[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    selfRequired: false,
    description:
      'The last HeadsPublished and the place of the stream in it. Only on the page that reaches so far: without it ' +
      'nothing is claimed about the end of the stream.',
  })
  readonly heads?: object;
  @ApiProperty({ type: Number, nullable: true, description: '`after` of the next page; null at the end.' })
  readonly next!: number | null;
}
