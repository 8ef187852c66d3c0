import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import { Answers, AskedQuery, Call, Caller, CLOCK, ListRoute, OneRoute } from '#platform';
import type { Clock } from '#event-sourcing';
import { scanWhere } from '#views';
import { LineId } from '../../http/fields.js';
import { type BudgetLineDoc, budgetLinesView } from '../budget-lines.view.js';
import { bucketsAsked, LinesQuery, lineViews, linesWanted } from '../lines-asked.js';
import { moneyView } from '../money.view.js';
import { BudgetLineRow } from './budget-line.row.js';
import { rowsOf } from './rows.js';

const columns = [
  'lineId',
  'fiscalYear',
  'unitId',
  'source',
  'nature',
  'chapter',
  'sector',
  'item',
  'programmeId',
  'status',
  'openedOn',
  'closedOn',
  'available',
  'committed',
  'advanced',
  'paid',
  'lapsed',
  'cashOut',
  'externalRef',
];

const same = (doc: BudgetLineDoc) => doc;

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class BudgetLinesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Budget lines and what they hold', row: BudgetLineRow })
  list(@Query() asked: LinesQuery, @Caller() caller: Caller, @Call() call: Call) {
    const today = dateAt(this.clock.now());
    return this.answers.list<BudgetLineRow>(call, asked, {
      views: [...lineViews, moneyView],
      columns,
      page: async (reading, after, limit) => {
        const { asItWas } = await linesWanted(reading, asked, caller.readScope, today);
        const asItStood = async (doc: BudgetLineDoc) => asItWas(doc);
        const lines = { buckets: bucketsAsked(asked), asItStood, wanted: () => true, row: same };
        const page = await scanWhere(reading, budgetLinesView, lines, after, limit);
        return { ...page, items: await rowsOf(reading, page.items, asked.tree) };
      },
    });
  }

  @OneRoute({ path: ':lineId', summary: 'One line and what it holds', row: BudgetLineRow })
  one(@Param('lineId', LineId) lineId: string, @Query() asked: AskedQuery, @Caller() caller: Caller) {
    const today = dateAt(this.clock.now());
    return this.answers.one<BudgetLineRow>(asked, [...lineViews, moneyView], async reading => {
      const doc = await reading.get(budgetLinesView, lineId);
      const { asItWas } = await linesWanted(reading, asked, caller.readScope, today);
      const line = doc && asItWas(doc);
      return line && (await rowsOf(reading, [line]))[0];
    });
  }
}
