import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { eachPage, pageOf, type Reading } from '#views';
import { sumsOf } from '../balances.js';
import { budgetLinesView } from '../budget-lines.view.js';
import { explainedAt } from '../explain/figures.js';
import { noProgramme } from '../explain/explain.query.js';
import { bucketsAsked, lineViews, linesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';
import {
  BudgetExecutionQuery,
  BudgetExecutionRow,
  dimensions,
  dimensionsOf,
  type ExecutionSums,
} from './budget-execution.query.js';
import { executionExample } from './budget-execution.example.js';
import { ExecutionTable } from './execution-table.js';

const columns = [
  ...dimensions,
  'unitName',
  'lines',
  'budget',
  'available',
  'committed',
  'advanced',
  'paid',
  'lapsed',
  'cashOut',
  'executedBasisPoints',
];
const linesAtOnce = 500;

/** Question 1 of an inspection: budget execution by source, chapter and unit on day D, as known on day K. */
@ApiTags('budget-execution')
@Controller('v1/budget-execution')
export class BudgetExecutionController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'How far the budget is executed',
    row: BudgetExecutionRow,
    example: executionExample,
  })
  list(@Query() asked: BudgetExecutionQuery, @Caller() caller: Caller, @Call() call: Call) {
    return this.answers.list<BudgetExecutionRow>(call, asked, {
      views: [...lineViews, moneyView],
      columns,
      page: async (reading, after, limit) => pageOf(await this.rows(reading, asked, caller), after, limit),
    });
  }

  private async rows(reading: Reading, asked: BudgetExecutionQuery, caller: Caller) {
    const today = dateAt(this.clock.now());
    const { tree, asItWas } = await linesWanted(reading, asked, caller.readScope, today);
    const table = new ExecutionTable(dimensionsOf(asked));
    const scanned = eachPage(after => reading.scan(budgetLinesView, bucketsAsked(asked), after, linesAtOnce));
    for await (const items of scanned) {
      const docs = items.flatMap(({ doc }) => asItWas(doc) ?? []);
      const sums = await sumsOf(
        reading,
        docs.map(({ lineId }) => lineId),
      );
      docs.forEach((doc, n) => table.add(doc, sums[n]!));
    }
    return table.rows(tree).map(row => ({ ...row, explain: explainedRow(reading, asked, row) }));
  }
}

/** The lines of one row: those asked for, of which its dimensions hold. */
const explainedRow = (reading: Reading, asked: BudgetExecutionQuery, row: ExecutionSums) => {
  const { within, tree, status, externalRef } = asked;
  const { fiscalYear, unit, source, nature, chapter, item } = {
    ...asked,
    ...row,
    unit: row.unitId ?? asked.unit,
  };
  const isByProgramme = dimensionsOf(asked).includes('programmeId');
  return explainedAt('/v1/budget-execution/explain', reading, {
    within,
    tree,
    status,
    externalRef,
    fiscalYear,
    unit,
    source,
    nature,
    chapter,
    item,
    sector: row.sector,
    programmeId: isByProgramme ? (row.programmeId ?? noProgramme) : undefined,
  });
};
