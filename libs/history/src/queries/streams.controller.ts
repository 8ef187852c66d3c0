import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { AnyDuty, Caller, IsMatching, Maybe, PathId, ProblemException } from '#platform';
import { EventReader } from './event-reader.js';
import { EventRow } from './history.query.js';

export class StreamQuery {
  @Maybe()
  @IsMatching('after', 'after.malformed', /^(0|[1-9]\d{0,14})$/u, 'Revision of the last event seen.', '0')
  readonly after?: string;

  @Maybe()
  @IsMatching('limit', 'limit.out-of-range', /^([1-9]\d?|[1-4]\d\d|500)$/u, 'Events a page: 1 to 500.')
  readonly limit?: string;
}

export class StreamAnswer {
  @ApiProperty({ type: [EventRow] }) readonly items!: readonly EventRow[];
  @ApiProperty({ type: Number, nullable: true, description: '`after` of the next page; null at the end.' })
  readonly next!: number | null;
  @ApiProperty({ description: 'Revision of the last event there is.' }) readonly revision!: number;
}

/** One stream from its beginning: everything that ever happened to one thing. */
@ApiTags('history')
@Controller('v1/streams')
export class StreamsController {
  constructor(private readonly events: EventReader) {}

  @Get(':stream/events')
  @AnyDuty()
  @ApiOperation({ summary: 'The events of one stream, in their order' })
  @ApiOkResponse({ type: StreamAnswer })
  async list(
    @Param('stream', PathId) stream: string,
    @Query() { after, limit = '100' }: StreamQuery,
    @Caller() { readScope }: Caller,
  ): Promise<StreamAnswer> {
    const from = after === undefined ? 0 : Number(after) + 1;
    const { events, revision } = await this.events.log.read(stream, from, Number(limit));
    if (revision < 0) throw new ProblemException(404, 'resource.not-found');
    const last = events.at(-1)?.revision ?? revision;
    return {
      items: await this.events.rows(events, readScope),
      next: last < revision ? last : null,
      revision,
    };
  }
}
