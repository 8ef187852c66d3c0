import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Call, Caller, CLOCK, Explanations, ExplainRoute, ProblemException } from '#platform';
import type { Clock } from '#event-sourcing';
import { LineId } from '../../http/fields.js';
import { budgetLinesView } from '../budget-lines.view.js';
import { lineViews, linesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';
import { ExplainLineQuery } from './explain.query.js';
import { cellsOf } from './figures.js';

/** Why a line holds what it holds. */
@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class ExplainLineController {
  constructor(
    private readonly explanations: Explanations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ExplainRoute({
    path: ':lineId/explain',
    summary: 'The entries behind a figure of a line, by chain of commands',
  })
  explain(
    @Param('lineId', LineId) lineId: string,
    @Query() asked: ExplainLineQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ) {
    const { measure } = asked;
    return this.explanations.list(call, asked, {
      measure,
      views: [...lineViews, moneyView],
      of: async reading => {
        const doc = await reading.get(budgetLinesView, lineId);
        const { wanted, readable } = await linesWanted(reading, asked, readScope, dateAt(this.clock.now()));
        if (!doc || !wanted(doc))
          throw new ProblemException(404, 'resource.not-found', { numbers: { line: lineId } });
        return { view: moneyView, cells: cellsOf([lineId], measure), readable };
      },
    });
  }
}
