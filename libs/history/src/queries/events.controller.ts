import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StoredEvent } from '#event-sourcing';
import { AnyDuty, Call, Caller, csvAnswer, ProblemException, type ReadScope, wantsCsv } from '#platform';
import { EventReader } from './event-reader.js';
import { ApiHistory, eventColumns, EventRow, HistoryAnswer, HistoryQuery } from './history.query.js';

/** Events looked through for one page when a rare type is asked: the page then ends early, its `next` goes on. */
const lookedThroughMax = 20_000;
const pageSize = 500;

/** Raw history: for auditors, and for services that synchronise. */
@ApiTags('history')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly events: EventReader) {}

  @Get()
  @AnyDuty()
  @ApiHistory('The log, in its order', HistoryAnswer)
  async list(
    @Query() { after, type, limit = '100' }: HistoryQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ): Promise<HistoryAnswer | Readable> {
    const { index: head } = await this.events.log.head();
    const from = after === undefined ? -1 : Number(after);
    if (wantsCsv(call)) {
      call.reply.header('as-of-index', head);
      return csvAnswer(call, eventColumns, this.rowsUpTo(head, from, type, readScope));
    }
    const { found, seen } = await this.find(from, type, Number(limit));
    return { items: await this.events.rows(found, readScope), next: seen < head ? seen : null, head };
  }

  @Get(':index')
  @AnyDuty()
  @ApiOperation({ summary: 'One event, by its index' })
  @ApiOkResponse({ type: EventRow })
  async one(@Param('index') index: string, @Caller() { readScope }: Caller): Promise<EventRow> {
    const found = /^(0|[1-9]\d{0,14})$/u.test(index) ? await this.events.log.scan(Number(index) - 1, 1) : [];
    const [row] = await this.events.rows(found, readScope);
    if (!row) throw new ProblemException(404, 'resource.not-found');
    return row;
  }

  /** Up to where the log ended when it was asked for. */
  private async *rowsUpTo(head: number, from: number, type: string | undefined, scope: ReadScope) {
    for (let after = from; after < head;) {
      const { found, seen } = await this.find(after, type, pageSize);
      yield await this.events.rows(
        found.filter(({ index }) => index <= head),
        scope,
      );
      if (seen === after) return;
      after = seen;
    }
  }

  private async find(after: number, type: string | undefined, limit: number) {
    const found: StoredEvent[] = [];
    let seen = after;
    while (found.length < limit && seen - after < lookedThroughMax) {
      const batch = await this.events.log.scan(seen, type === undefined ? limit - found.length : pageSize);
      if (batch.length === 0) break;
      for (const event of batch) {
        seen = event.index;
        if (type === undefined || event.type === type) found.push(event);
        if (found.length === limit) break;
      }
    }
    return { found, seen };
  }
}
