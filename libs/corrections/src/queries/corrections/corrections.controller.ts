import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { errorsView } from '../errors.view.js';
import { CorrectionRow, CorrectionsQuery } from './corrections.query.js';

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
];

/** What was wrong, who said so, and what corrects it: linked both ways. */
@ApiTags('corrections')
@Controller('v1/corrections')
export class CorrectionsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Events that were declared wrong, and what corrects them', row: CorrectionRow })
  list(@Query() asked: CorrectionsQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { event, correction, unit, state, externalRef } = asked;
    return this.answers.list<CorrectionRow>(call, asked, {
      views: [errorsView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const readable = (await readUnitTree(reading, dateAt(this.clock.now()))).readableBy(readScope);
        const buckets = bucketsOf({ event, correction, unit, state, externalRef });
        const wanted = ({ unitId }: CorrectionRow) => readable(unitId);
        return scanWhere(reading, errorsView, { buckets, wanted, row: doc => doc }, after, limit);
      },
    });
  }
}
