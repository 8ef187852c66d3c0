import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { dateAt, vnd } from '#kernel';
import { Answers, AskedQuery, Caller, CLOCK, IsMoney, OneRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { LineId } from '../../http/fields.js';
import { lineCells } from '../balances.js';
import { budgetLinesView } from '../budget-lines.view.js';
import { lineViews, linesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';

export class FundsCheckQuery extends AskedQuery {
  @IsMoney()
  readonly amount!: string;
}

export class FundsCheckRow {
  @ApiProperty() readonly lineId!: string;
  @ApiProperty() readonly amount!: string;
  @ApiProperty() readonly available!: string;
  @ApiProperty({ description: 'Whether the line has it. A hint: only a command decides.' })
  readonly sufficient!: boolean;
  @ApiProperty({ description: 'What is missing, or 0.' }) readonly short!: string;
}

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class FundsCheckController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OneRoute({ path: ':lineId/funds-check', summary: 'Whether a line has an amount', row: FundsCheckRow })
  check(@Param('lineId', LineId) lineId: string, @Query() asked: FundsCheckQuery, @Caller() caller: Caller) {
    return this.answers.one<FundsCheckRow>(asked, [...lineViews, moneyView], async reading => {
      const doc = await reading.get(budgetLinesView, lineId);
      const { wanted } = await linesWanted(reading, asked, caller.readScope, dateAt(this.clock.now()));
      if (!doc || !wanted(doc)) return undefined;
      const [available = 0n] = await reading.sum(moneyView, lineCells(lineId).slice(0, 1));
      const short = vnd(asked.amount) - available;
      const { amount } = asked;
      return {
        lineId,
        amount,
        available: `${available}`,
        sufficient: short <= 0n,
        short: `${short > 0n ? short : 0n}`,
      };
    });
  }
}
