import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type AsOf, type Page, eachPage, type Parked, type Questions, type Reading, type View } from '#views';
import type { Call } from '../calls/call.js';
import { ProblemException } from '../problems/problem.js';
import { type AskedQuery, limitOf, type ListQuery } from './asked-query.js';
import { csvAnswer, wantsCsv } from './csv-answer.js';
import { type Cursor, questionHash, readCursor, writeCursor } from './cursor.js';

export const QUESTIONS = Symbol('Questions');

/** A page of a list. `next: null` only at the end. */
export interface ListAnswer<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
  readonly asOf: AsOf;
  readonly incomplete: readonly Parked[];
}

/** One thing, and the clocks it was read at. */
export interface OneAnswer<Row> {
  readonly item: Row;
  readonly asOf: AsOf;
  readonly incomplete: readonly Parked[];
}

/** How a list is read. */
export interface List<Row> {
  readonly views: readonly View[];
  /** Columns of its CSV: member names, dots for members of members. */
  readonly columns: readonly string[];
  /** A row as lines of the CSV; itself if absent. */
  readonly flat?: (row: Row) => readonly object[];
  /** What stands in the JSON answer beside the list: members of their own. */
  readonly beside?: (reading: Reading) => Promise<object>;
  /** A page after a place that an earlier page named. Must answer alike for the same reading. */
  readonly page: (reading: Reading, after: string | undefined, limit: number) => Promise<Page<Row>>;
}

const csvPage = 500;

/** Answers questions: one thing, or a list as JSON pages or as CSV. */
@Injectable()
export class Answers {
  constructor(@Inject(QUESTIONS) private readonly questions: Questions) {}

  /** @throws ProblemException 404 `resource.not-found` when `read` finds nothing */
  async one<Row>(
    asked: AskedQuery,
    views: readonly View[],
    read: (reading: Reading) => Promise<Row | undefined>,
  ): Promise<OneAnswer<Row>> {
    const reading = await this.questions.at(views, clocksOf(asked));
    const item = await read(reading);
    if (item === undefined) throw new ProblemException(404, 'resource.not-found');
    return { item, asOf: reading.asOf, incomplete: reading.incomplete };
  }

  /** A JSON page, or the whole list if the request accepts `text/csv`. */
  async list<Row>(call: Call, asked: ListQuery, list: List<Row>): Promise<ListAnswer<Row> | Readable> {
    const question = questionHash(call.request.url.split('?', 1)[0]!, asked);
    const cursor = asked.cursor === undefined ? undefined : readCursor(question, asked.cursor);
    const reading = await this.questions.at(list.views, clocksOf(asked, cursor));
    const asOf = cursor?.asOf ?? reading.asOf;
    if (wantsCsv(call)) return csvOf(call, list, reading, asOf);
    const { items, next } = await list.page(reading, cursor?.after, limitOf(asked));
    return {
      items,
      next: next === undefined ? null : writeCursor(question, { asOf, after: next }),
      asOf,
      incomplete: reading.incomplete,
      ...(await list.beside?.(reading)),
    };
  }
}

// Later pages are read at the index that the first one resolved, whatever has been recorded since.
const clocksOf = ({ known, effective, waitFor }: AskedQuery, cursor?: Cursor) =>
  cursor === undefined
    ? { known, effective, waitFor }
    : { known: String(cursor.asOf.index), effective: cursor.asOf.effective, waitFor };

const csvOf = <Row>(call: Call, list: List<Row>, reading: Reading, asOf: AsOf): Readable => {
  call.request.readAt = asOf;
  call.reply
    .header('as-of-index', asOf.index)
    .header('as-of-final', String(asOf.final))
    .header('incomplete', reading.incomplete.length);
  return csvAnswer(call, list.columns, csvPages(list, reading));
};

async function* csvPages<Row>(
  { page, flat }: List<Row>,
  reading: Reading,
): AsyncGenerator<readonly object[]> {
  for await (const items of eachPage(after => page(reading, after, csvPage)))
    yield flat ? items.flatMap(flat) : (items as readonly object[]);
}
