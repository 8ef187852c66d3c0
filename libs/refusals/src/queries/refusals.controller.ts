import { Controller, Inject, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import {
  Answers,
  Call,
  Caller,
  CLOCK,
  HolderRow,
  isDatedBy,
  IsMatching,
  IsSlug,
  IsText,
  ListByRefQuery,
  ListRoute,
  Maybe,
} from '#platform';
import type { Clock } from '#event-sourcing';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { type RefusalDoc, refusalsView } from '../refusals.view.js';

const code = /^[a-z-]{1,60}\.[a-z-]{1,60}$/u;

export class RefusalsQuery extends ListByRefQuery {
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  @Maybe()
  @IsMatching('code', 'refusal-code.malformed', code, 'The code of a refusal.', 'budget-line.over-committed')
  readonly code?: string;

  @Maybe()
  @IsMatching(
    'command',
    'command-name.malformed',
    /^[A-Za-z]{1,60}$/u,
    'The name of a command.',
    'CommitFunds',
  )
  readonly command?: string;

  @Maybe()
  @IsText({ max: 100 })
  readonly person?: string;
}

export class RefusalRow {
  @ApiProperty() readonly index!: number;
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly command!: string;
  @ApiProperty() readonly code!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly numbers!: Readonly<Record<string, string>>;
  @ApiProperty({ type: [HolderRow] }) readonly holders!: readonly HolderRow[];
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly person!: string;
  @ApiProperty() readonly effectiveDate!: string;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty({ required: false }) readonly issuedBy?: string;
  @ApiProperty({ required: false }) readonly externalRef?: string;
}

/** Question 2 of an inspection: who tried what the rules refuse. */
@ApiTags('refusals')
@Controller('v1/refusals')
export class RefusalsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Refused commands, by unit and code', row: RefusalRow })
  list(@Query() asked: RefusalsQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { unit, code, command, person, externalRef } = asked;
    return this.answers.list<RefusalRow>(call, asked, {
      views: [refusalsView, unitsView],
      columns: [
        'index',
        'recordedAt',
        'unitId',
        'person',
        'command',
        'code',
        'stream',
        'effectiveDate',
        'numbers',
        'holders',
        'issuedBy',
      ],
      page: async (reading, after, limit) => {
        const day = asked.effective ?? dateAt(this.clock.now());
        const readable = (await readUnitTree(reading, day)).readableBy(caller.readScope);
        const buckets = bucketsOf({ unit, code, command, person, externalRef });
        const wanted = (doc: RefusalDoc) => readable(doc.unitId) && isDatedBy(asked, doc.effectiveDate);
        return scanWhere(reading, refusalsView, { buckets, wanted, row: doc => doc }, after, limit);
      },
    });
  }
}
