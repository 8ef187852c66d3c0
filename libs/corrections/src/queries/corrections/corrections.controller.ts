import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, type RegisterView, scanWhere } from '#views';
import { type ErrorDoc, ERRORS_VIEW } from '../errors.view.js';
import { CorrectionRow, CorrectionsQuery, rowOf } from './corrections.query.js';

const columns = [
  'eventId',
  'index',
  'type',
  'stream',
  'unitId',
  'declaration.eventId',
  'declaration.recordedAt',
  'declaration.person',
  'declaration.reason',
  'declaration.document.number',
  'corrections',
  'attempts',
];

/** What was wrong, who said so, and what corrects it: linked both ways. */
@ApiTags('corrections')
@Controller('v1/corrections')
export class CorrectionsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ERRORS_VIEW) private readonly errors: RegisterView<ErrorDoc>,
  ) {}

  @ListRoute({ summary: 'Events that were declared wrong, and what corrects them', row: CorrectionRow })
  list(@Query() asked: CorrectionsQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { event, correction, unit, state, externalRef } = asked;
    return this.answers.list<CorrectionRow>(call, asked, {
      views: [this.errors, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const readable = (await readUnitTree(reading, dateAt(this.clock.now()))).readableBy(readScope);
        const buckets = bucketsOf({ event, correction, unit, state, externalRef });
        const wanted = ({ unitId }: ErrorDoc) => readable(unitId);
        return scanWhere(reading, this.errors, { buckets, wanted, row: rowOf }, after, limit);
      },
    });
  }
}
