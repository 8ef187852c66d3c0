import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, isDatedBy, ListRoute } from '#platform';
import { unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { purchasesVisible } from '../purchase-scope.js';
import { type PurchaseDoc, purchasesView } from '../purchases.view.js';
import { PurchaseRow, PurchasesQuery } from './purchases.query.js';

const columns = [
  ...['purchaseId', 'buyerUnit', 'status', 'category', 'plannedOn', 'estTotal', 'method'],
  ...['supplier.taxCode', 'supplier.name', 'contractNumber', 'signedOn', 'total'],
  ...['accepted', 'invoiced', 'paid', 'advanced', 'endedOn', 'externalRefs'],
];

@ApiTags('purchases')
@Controller('v1/purchases')
export class PurchasesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Purchases and how far they are', row: PurchaseRow })
  list(@Query() asked: PurchasesQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { unit, within, status, supplier, method, category, requisition, externalRef } = asked;
    const day = asked.effective ?? dateAt(this.clock.now());
    return this.answers.list<PurchaseRow>(call, asked, {
      views: [purchasesView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const visible = await purchasesVisible(reading, caller.readScope, day, within);
        const wanted = (doc: PurchaseDoc) => visible(doc) && isDatedBy(asked, doc.plannedOn);
        const buckets = bucketsOf({ unit, status, supplier, method, category, requisition, externalRef });
        return scanWhere(reading, purchasesView, { buckets, wanted, row: doc => doc }, after, limit);
      },
    });
  }
}
