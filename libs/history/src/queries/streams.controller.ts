import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  AnyDuty,
  Call,
  Caller,
  csvAnswer,
  IsMatching,
  Maybe,
  PathId,
  ProblemException,
  type ReadScope,
  wantsCsv,
} from '#platform';
import { EventReader } from './event-reader.js';
import { ApiHistory, eventColumns, EventRow } from './history.query.js';

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

const pageSize = 500;

/** One stream from its beginning: everything that ever happened to one thing. */
@ApiTags('history')
@Controller('v1/streams')
export class StreamsController {
  constructor(private readonly events: EventReader) {}

  @Get(':stream/events')
  @AnyDuty()
  @ApiHistory('The events of one stream, in their order', StreamAnswer)
  async list(
    @Param('stream', PathId) stream: string,
    @Query() { after, limit = '100' }: StreamQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ): Promise<StreamAnswer | Readable> {
    const from = after === undefined ? 0 : Number(after) + 1;
    const { events, revision } = await this.events.log.read(stream, from, Number(limit));
    if (revision < 0) throw new ProblemException(404, 'resource.not-found');
    if (wantsCsv(call))
      return csvAnswer(call, eventColumns, this.rowsUpTo(revision, stream, from, readScope));
    const last = events.at(-1)?.revision ?? revision;
    return {
      items: await this.events.rows(events, readScope),
      next: last < revision ? last : null,
      revision,
    };
  }

  private async *rowsUpTo(end: number, stream: string, from: number, scope: ReadScope) {
    for (let next = from; next <= end;) {
      const { events } = await this.events.log.read(stream, next, pageSize);
      const asked = events.filter(({ revision }) => revision <= end);
      if (asked.length === 0) return;
      yield await this.events.rows(asked, scope);
      next = asked.at(-1)!.revision + 1;
    }
  }
}
