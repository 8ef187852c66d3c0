import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt, msOf } from '#kernel';
import {
  Answers,
  AskedQuery,
  Call,
  Caller,
  CLOCK,
  IsMatching,
  IsOneOf,
  IsSlug,
  ListByRefQuery,
  ListRoute,
  Maybe,
  OneRoute,
  PathId,
} from '#platform';
import type { Clock } from '#event-sourcing';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, type Reading, type RegisterView, scanWhere } from '#views';
import type { ProcessDoc } from '../processes.view.js';
import { ProcessRow, states } from './process.row.js';

export const PROCESSES_VIEW = Symbol('ProcessesView');

export class ProcessesQuery extends ListByRefQuery {
  @Maybe()
  @IsOneOf(...states)
  readonly state?: string;

  @Maybe()
  @IsMatching('kind', 'process-kind.malformed', /^[a-z-]{1,40}$/u, 'A kind of process.', 'fund-move')
  readonly kind?: string;

  @Maybe()
  @IsSlug()
  readonly unit?: string;
}

/** What the ledger is still busy with, and since when. */
@ApiTags('processes')
@Controller('v1/processes')
export class ProcessesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PROCESSES_VIEW) private readonly view: RegisterView<ProcessDoc>,
  ) {}

  @ListRoute({ summary: 'Processes, finished or not, and their age', row: ProcessRow })
  list(@Query() asked: ProcessesQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { state, kind, unit, externalRef } = asked;
    return this.answers.list<ProcessRow>(call, asked, {
      views: [this.view, unitsView],
      columns: [
        'processId',
        'kind',
        'subject',
        'state',
        'unitId',
        'person',
        'beganAt',
        'endedAt',
        'ageSeconds',
        'refusal.code',
      ],
      page: async (reading, after, limit) => {
        const readable = await this.readable(reading, caller);
        const buckets = bucketsOf({ state, kind, unit, externalRef });
        const wanted = ({ unitId }: ProcessDoc) => readable(unitId);
        return scanWhere(
          reading,
          this.view,
          { buckets, wanted, row: doc => this.rowOf(doc, asked, reading) },
          after,
          limit,
        );
      },
    });
  }

  @OneRoute({ path: ':processId', summary: 'One process', row: ProcessRow })
  one(@Param('processId', PathId) processId: string, @Query() asked: AskedQuery, @Caller() caller: Caller) {
    return this.answers.one<ProcessRow>(asked, [this.view, unitsView], async reading => {
      const doc = await reading.get(this.view, processId);
      return doc && (await this.readable(reading, caller))(doc.unitId)
        ? this.rowOf(doc, asked, reading)
        : undefined;
    });
  }

  private async readable(reading: Reading, { readScope }: Caller) {
    return (await readUnitTree(reading, dateAt(this.clock.now()))).readableBy(readScope);
  }

  /** Of one that had not ended yet as was known: until then, not until now. */
  private rowOf(doc: ProcessDoc, { known }: AskedQuery, { asOf }: Reading): ProcessRow {
    const until = doc.endedAt ?? (known === undefined ? undefined : asOf.recordedAt) ?? this.clock.now();
    return { ...doc, ageSeconds: Math.floor((msOf(until) - msOf(doc.beganAt)) / 1000) };
  }
}
