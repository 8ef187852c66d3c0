import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { IsMatching, LinkRow, Maybe } from '#platform';

const limit = /^([1-9]\d?|[1-4]\d\d|500)$/u;

/** A page of the log as it was recorded. `after` is the index of the last event seen; it only pages. */
export class HistoryQuery {
  @Maybe()
  @IsMatching('after', 'after.malformed', /^(0|[1-9]\d{0,14})$/u, 'Index of the last event seen.', '0')
  readonly after?: string;

  @Maybe()
  @IsMatching('type', 'event-type.malformed', /^[A-Za-z]{1,60}$/u, 'A type of event.', 'FundsCommitted')
  readonly type?: string;

  @Maybe()
  @IsMatching('limit', 'limit.out-of-range', limit, 'Events a page: 1 to 500, 100 unless said.')
  readonly limit?: string;
}

/** Since when a sealed field is redacted, and by which order. */
export class RedactedFieldRow {
  @ApiProperty() readonly since!: string;
  @ApiProperty() readonly redactionId!: string;
}

/** Ids of the events that say that another is wrong, and of those that correct it. */
export class ErrorRow {
  @ApiProperty({ required: false }) readonly declaredBy?: string;
  @ApiProperty({ type: [String] }) readonly correctedBy!: readonly string[];
}

/** An event with its place in the log; of what a duty does not cover, the leaf alone. */
@ApiExtraModels(RedactedFieldRow)
export class EventRow {
  @ApiProperty() readonly index!: number;
  @ApiProperty({ description: 'Index of the previous event of its stream, or -1.' }) readonly prev!: number;
  @ApiProperty({ description: 'True where only the leaf is shown.' }) readonly leafOnly!: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The envelope as recorded, or its leaf.',
  })
  readonly event!: object;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(RedactedFieldRow) },
    selfRequired: false,
    description: 'By sealed field that is redacted: since when, and by which order.',
  })
  readonly redacted?: Readonly<Record<string, RedactedFieldRow>>;
  @ApiProperty({
    required: false,
    description: 'Of an event that was declared wrong: the event that says so, and those that correct it.',
  })
  readonly error?: ErrorRow;
  @ApiProperty({
    type: [String],
    required: false,
    description: 'Which of the two cannot be told now, because their view is being built.',
  })
  readonly unmarked?: readonly string[];
  @ApiProperty({ description: 'Where the proof that it is in the log is.' }) readonly proof!: LinkRow;
}

export class HistoryAnswer {
  @ApiProperty({ type: [EventRow] }) readonly items!: readonly EventRow[];
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '`after` of the next page; null at the end of the log.',
  })
  readonly next!: number | null;
  @ApiProperty({ description: 'Index of the last event there is.' }) readonly head!: number;
}

/** Columns of raw history as CSV; what was posted and decided stands in `event.data`, as JSON. */
export const eventColumns = [
  'index',
  'prev',
  'leafOnly',
  'event.id',
  'event.stream',
  'event.revision',
  'event.type',
  'event.v',
  'event.effectiveDate',
  'event.recordedAt',
  'event.postedPeriod',
  'event.actor.personId',
  'event.actor.unitId',
  'event.actor.duty',
  'event.actor.onBehalfOf',
  'event.originator.personId',
  'event.issuedBy',
  'event.clientId',
  'event.document.issuer',
  'event.document.kind',
  'event.document.number',
  'event.document.date',
  'event.document.sha256',
  'event.reason',
  'event.externalRef',
  'event.corrects',
  'event.commandId',
  'event.correlationId',
  'event.causationId',
  'event.contentHash',
  'event.data',
];

/** A page of raw history, or all of it as CSV. */
export const ApiHistory = (summary: string, answer: Type<unknown>): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiExtraModels(answer),
    ApiResponse({
      status: 200,
      description: 'A page; as CSV, all that is asked for.',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(answer) } },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
  );
