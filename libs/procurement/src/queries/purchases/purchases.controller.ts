import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import { unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { purchaseOn, purchaseViewsOn } from '../purchase-on.js';
import { purchasesVisible } from '../purchase-scope.js';
import { type PurchaseDoc, purchasesView } from '../purchases.view.js';
import { PurchaseRow, PurchasesQuery } from './purchases.query.js';

const columns = [
  'purchaseId',
  'buyerUnit',
  'status',
  'category',
  'plannedOn',
  'estTotal',
  'method',
  'supplier.taxCode',
  'supplier.name',
  'contractNumber',
  'signedOn',
  'total',
  'accepted',
  'invoiced',
  'paid',
  'advanced',
  'endedOn',
  'externalRefs',
];

/** What a bucket tells of the present only. */
const stood =
  ({ status, supplier, method }: PurchasesQuery) =>
  (doc: PurchaseDoc): boolean =>
    (status === undefined || doc.status === status) &&
    (supplier === undefined || doc.supplier?.taxCode === supplier) &&
    (method === undefined || doc.method === method);

@ApiTags('purchases')
@Controller('v1/purchases')
export class PurchasesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Purchases and how far they are', row: PurchaseRow })
  list(@Query() asked: PurchasesQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { unit, within, status, supplier, method, category, requisition, externalRef, effective } = asked;
    const day = effective ?? dateAt(this.clock.now());
    return this.answers.list<PurchaseRow>(call, asked, {
      views: [...purchaseViewsOn(effective), unitsView],
      columns,
      page: async (reading, after, limit) => {
        const visible = await purchasesVisible(reading, caller.readScope, day, within);
        const fits = stood(asked);
        const wanted = (doc: PurchaseDoc) => visible(doc) && fits(doc);
        const buckets = bucketsOf({
          unit,
          category,
          requisition,
          externalRef,
          ...(effective === undefined ? { status, supplier, method } : {}),
        });
        const asItStood = effective === undefined ? undefined : purchaseOn(reading, effective);
        const row = (doc: PurchaseDoc) => doc;
        return scanWhere(reading, purchasesView, { buckets, asItStood, wanted, row }, after, limit);
      },
    });
  }
}
