import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Answers, Call, Caller, CLOCK, isDatedBy, ListRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { IrregularitiesQuery, IrregularityRow } from './irregularities.query.js';
import { irregularityExample } from './irregularity.example.js';
import { bucketOver, irregularitiesView, type IrregularityDoc } from './irregularities.view.js';

const columns = [
  'index',
  'kinds',
  'type',
  'stream',
  'effectiveDate',
  'recordedOn',
  'days',
  'postedPeriod',
  'person',
  'unitId',
  'reason',
  'corrects',
  'periodId',
  'eventId',
];
const daysByDefault = 30;

/** Question 12 of an inspection: entries backdated by more than N days, corrections, reopened periods. */
@ApiTags('irregularities')
@Controller('v1/irregularities')
export class IrregularitiesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'Late entries, declared errors, corrections, reopened periods',
    row: IrregularityRow,
    example: irregularityExample,
  })
  list(@Query() asked: IrregularitiesQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { kind, unit, days = daysByDefault } = asked;
    const late = ({ days: delay, kinds }: IrregularityDoc) =>
      delay > Number(days) ||
      (kind === undefined ? kinds.some(one => one !== 'backdated') : kind !== 'backdated');
    return this.answers.list<IrregularityRow>(call, asked, {
      views: [irregularitiesView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const day = asked.effective ?? dateAt(this.clock.now());
        const readable = (await readUnitTree(reading, day)).readableBy(readScope);
        const wanted = (doc: IrregularityDoc) =>
          late(doc) && readable(doc.unitId) && isDatedBy(asked, doc.effectiveDate);
        const buckets = bucketsOf({ kind, unit, over: bucketOver(Number(days)) });
        return scanWhere(reading, irregularitiesView, { buckets, wanted, row: doc => doc }, after, limit);
      },
    });
  }
}
