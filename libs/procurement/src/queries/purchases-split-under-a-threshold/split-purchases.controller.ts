import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { addDays, dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListRoute, ProblemException } from '#platform';
import { parametersView } from '#parameters/views';
import { unitsView } from '#units/views';
import { pageOf } from '#views';
import { purchaseViewsOn } from '../purchase-on.js';
import { purchasesVisible } from '../purchase-scope.js';
import { clustersOf } from './clusters.js';
import { limitedPurchases, limitsKnown } from './limited-purchases.js';
import { SplitClusterRow, SplitPurchasesQuery } from './split-purchases.query.js';
import { splitExample } from './split.example.js';

const columns = [
  'buyerUnit',
  'supplier.taxCode',
  'supplier.name',
  'category',
  'from',
  'to',
  'threshold',
  'limit',
  'sum',
  'verdict',
  'purchaseId',
  'method',
  'on',
  'estTotal',
  'total',
  'status',
];

/** Ten years: a month is one question to the store. */
const longestSpanDays = 3653;
const spanTooLong = () => new ProblemException(400, 'span.too-long', { numbers: { days: longestSpanDays } });

/** Question 6 of an inspection: which purchases were split to stay under a threshold? */
@ApiTags('purchases')
@Controller('v1/split-purchases')
export class SplitPurchasesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'Purchases that are above a threshold together',
    row: SplitClusterRow,
    example: splitExample,
  })
  list(@Query() asked: SplitPurchasesQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { within, supplier, category, effective } = asked;
    const day = effective ?? dateAt(this.clock.now());
    const to = asked.to !== undefined && asked.to < day ? asked.to : day;
    const from = asked.from ?? addDays(to, -365);
    if (from < addDays(to, -longestSpanDays)) throw spanTooLong();
    const days = Number(asked.days ?? '90');
    return this.answers.list<SplitClusterRow>(call, asked, {
      views: [...purchaseViewsOn(effective), parametersView, unitsView],
      columns,
      flat: ({ members, ...cluster }) => members.map(member => ({ ...cluster, ...member })),
      page: async (reading, after, limit) => {
        const visible = await purchasesVisible(reading, readScope, day, within);
        // A cluster that ends in the span may have begun before it.
        const span = { from: addDays(from, -days), to, supplier, category, effective, visible };
        const purchases = await limitedPurchases(reading, span);
        const clusters = clustersOf(purchases, days, await limitsKnown(reading));
        return pageOf(
          clusters.filter(cluster => cluster.to >= from),
          after,
          limit,
        );
      },
    });
  }
}
