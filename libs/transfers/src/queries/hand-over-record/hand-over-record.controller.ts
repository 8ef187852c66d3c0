import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { transfersView } from '../transfers.view.js';
import { HandOverRecordsRow } from './hand-over-record.query.js';
import { handOverRecordsOf } from './hand-over-records.js';
import { recordPage } from './record-page.js';

const wantsPage = ({ request }: Call): boolean => (request.headers.accept ?? '').includes('text/html');

/** Biên bản bàn giao: what the receiver signed, as JSON, or as a page for people with `Accept: text/html`. */
@ApiTags('transfers')
@Controller('v1/transfers')
export class HandOverRecordController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OneRoute({
    path: ':transferId/hand-over-record',
    summary: 'The hand-over records of a transfer; a page to read and print with Accept: text/html',
    row: HandOverRecordsRow,
  })
  async record(
    @Param('transferId', PathId) transferId: string,
    @Query() asked: AskedQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ) {
    const day = asked.effective ?? dateAt(this.clock.now());
    const answer = await this.answers.one<HandOverRecordsRow>(
      asked,
      [transfersView, unitsView],
      async reading => {
        const doc = await reading.get(transfersView, transferId);
        const tree = await readUnitTree(reading, day);
        const readable = doc && [doc.fromUnit, doc.toUnit].some(tree.readableBy(readScope));
        return readable ? handOverRecordsOf(doc, tree) : undefined;
      },
    );
    if (!wantsPage(call)) return answer;
    call.reply.type('text/html; charset=utf-8');
    return recordPage(answer.item);
  }
}
