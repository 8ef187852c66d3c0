import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { dateAt } from '#kernel';
import { Answers, AskedQuery, Call, CLOCK, ListQuery, ListRoute, OneRoute, PathId } from '#platform';
import { scanWhere } from '#views';
import { ParameterRow, rowOn } from './parameters.query.js';
import { type ParameterDoc, parametersView } from './parameters.view.js';

const columns = ['name', 'inForce.from', 'inForce.values', 'inForce.source', 'history', 'revision'];

/** Legal parameters: what is in force on a day, as it was known, and by which law. */
@ApiTags('parameters')
@Controller('v1/parameters')
export class ParametersController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Every legal parameter: what is in force, and its history', row: ParameterRow })
  list(@Query() asked: ListQuery, @Call() call: Call) {
    const row = this.rowFor(asked);
    return this.answers.list<ParameterRow>(call, asked, {
      views: [parametersView],
      columns,
      page: (reading, after, limit) =>
        scanWhere(reading, parametersView, { buckets: {}, wanted: () => true, row }, after, limit),
    });
  }

  @OneRoute({
    path: ':name',
    summary: 'One legal parameter: what is in force, and its history',
    row: ParameterRow,
  })
  one(@Param('name', PathId) name: string, @Query() asked: AskedQuery) {
    return this.answers.one<ParameterRow>(asked, [parametersView], async reading => {
      const doc = await reading.get(parametersView, name);
      return doc && this.rowFor(asked)(doc);
    });
  }

  private rowFor(asked: AskedQuery): (doc: ParameterDoc) => ParameterRow {
    const day = asked.effective ?? dateAt(this.clock.now());
    return doc => rowOn(doc, asked, day);
  }
}
