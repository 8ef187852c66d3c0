import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Call, Caller, CLOCK, Explanations, ExplainRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { everyDoc, type Reading } from '#views';
import { type BudgetLineDoc, budgetLinesView } from '../budget-lines.view.js';
import { bucketsAsked, lineViews, linesWanted, type LinesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';
import { ExplainExecutionQuery, noProgramme } from './explain.query.js';
import { cellsOf } from './figures.js';

/** Why a row of budget execution says what it says. */
@ApiTags('budget-execution')
@Controller('v1/budget-execution')
export class ExplainExecutionController {
  constructor(
    private readonly explanations: Explanations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ExplainRoute({
    path: 'explain',
    summary: 'The entries behind a figure of budget execution, by chain of commands',
  })
  explain(@Query() asked: ExplainExecutionQuery, @Caller() caller: Caller, @Call() call: Call) {
    return this.explanations.list(call, asked, {
      measure: asked.measure,
      views: [...lineViews, moneyView],
      of: async reading => {
        const today = dateAt(this.clock.now());
        const { asItWas, readable } = await linesWanted(reading, asked, caller.readScope, today);
        const lineIds = await linesIn(reading, asked, asItWas);
        return { view: moneyView, cells: cellsOf(lineIds, asked.measure), readable };
      },
    });
  }
}

const linesIn = async (
  reading: Reading,
  asked: ExplainExecutionQuery,
  asItWas: LinesWanted['asItWas'],
): Promise<readonly string[]> => {
  const { sector, programmeId } = asked;
  const inRow = (doc: BudgetLineDoc) =>
    (sector === undefined || doc.sector === sector) &&
    (programmeId === undefined || (doc.programmeId ?? noProgramme) === programmeId);
  const lines = await everyDoc(reading, budgetLinesView, bucketsAsked(asked));
  return lines.filter(doc => asItWas(doc) && inRow(doc)).map(({ lineId }) => lineId);
};
