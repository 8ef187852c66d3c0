import { ApiProperty } from '@nestjs/swagger';
import { EventLinks, IsMatching, Maybe } from '#platform';
import type { RefusalDoc } from '#refusals/views';
import { BudgetLineRow } from '../budget-lines/budget-line.row.js';
import { LinesQuery } from '../lines-asked.js';

export class NearLimitQuery extends LinesQuery {
  /** A line is near its limit when no more than so many percent of what it was given are left; 5 unless said. */
  @Maybe()
  @IsMatching('percent', 'percent.malformed', /^(0|[1-9][0-9]?|100)$/u, 'Percent: 0 to 100.', '5')
  readonly percent?: string;
}

/** Somebody asked more of a line than it had, and was refused. */
export class AttemptRow extends EventLinks {
  @ApiProperty({ example: 2051 }) readonly index!: number;
  @ApiProperty({ example: 'CommitFunds' }) readonly command!: string;
  @ApiProperty({ example: 'budget-line.over-committed' }) readonly code!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { asked: '60000000', available: '40000000' },
  })
  readonly numbers!: RefusalDoc['numbers'];
  @ApiProperty({ example: 'p-accountant' }) readonly person!: string;
  @ApiProperty({ example: 'hai-duong' }) readonly unitId!: string;
  @ApiProperty({ example: '2020-11-30' }) readonly effectiveDate!: string;
  @ApiProperty({ example: '2020-12-01T02:00:00.000Z' }) readonly recordedAt!: string;
}

/** A line that is near its limit, or that somebody tried to take more from than it had. */
export class NearLimitRow extends BudgetLineRow {
  @ApiProperty({ description: 'Everything it was given, whole đồng.', example: '1000000000' })
  readonly budget!: string;
  @ApiProperty({ description: 'available + lapsed: what was never used.', example: '40000000' })
  readonly left!: string;
  @ApiProperty({ description: '`left` in `budget`, in hundredths of a percent, cut.', example: 400 })
  readonly leftBasisPoints!: number;
  @ApiProperty({ description: 'False: it is here for its attempts alone.' }) readonly nearLimit!: boolean;
  @ApiProperty({ description: 'How often somebody asked more of it than it had.', example: 1 })
  readonly attempts!: number;
  @ApiProperty({
    type: [AttemptRow],
    description: 'Attempts of units that the caller may read, in the order of the log.',
  })
  readonly attempted!: readonly AttemptRow[];
}
