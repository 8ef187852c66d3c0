import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { readTransfer, viewsOn } from '../transfer-on.js';
import { HandOverRecordsRow } from './hand-over-record.query.js';
import { handOverRecordsOf } from './hand-over-records.js';
import { recordPage } from './record-page.js';
import { recordText } from './record-text.js';

const forms = { 'text/html': recordPage, 'text/plain': recordText } as const;

/** What else than JSON is asked for. A browser names several: the page comes first. */
const wantedForm = ({ request }: Call): keyof typeof forms | undefined =>
  (['text/html', 'text/plain'] as const).find(form => (request.headers.accept ?? '').includes(form));

/** Biên bản bàn giao: what the receiver signed, as JSON, or for people as `text/html` or `text/plain`. */
@ApiTags('transfers')
@Controller('v1/transfers')
export class HandOverRecordController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OneRoute({
    path: ':transferId/hand-over-record',
    summary: 'The hand-over records of a transfer; for people with Accept: text/html or text/plain',
    row: HandOverRecordsRow,
    forPeople: Object.keys(forms),
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
      [...viewsOn(asked.effective), unitsView],
      async reading => {
        const doc = await readTransfer(reading, transferId, asked.effective);
        const tree = await readUnitTree(reading, day);
        const readable = doc && [doc.fromUnit, doc.toUnit].some(tree.readableBy(readScope));
        return readable ? handOverRecordsOf(doc, tree) : undefined;
      },
    );
    const form = wantedForm(call);
    if (form === undefined) return answer;
    call.reply.type(`${form}; charset=utf-8`);
    return forms[form](answer.item);
  }
}
