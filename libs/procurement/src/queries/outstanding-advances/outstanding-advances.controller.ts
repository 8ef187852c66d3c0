import { Controller, Inject, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt, daysBetween } from '#kernel';
import type { Clock } from '#event-sourcing';
import {
  Answers,
  Call,
  Caller,
  CLOCK,
  IsMatching,
  IsSlug,
  ListRoute,
  ListByRefQuery,
  Maybe,
} from '#platform';
import { unitsView } from '#units/views';
import { bucketsOf, type Reading, scanWhere } from '#views';
import { IsTaxCode } from '../../http/fields.js';
import { purchaseOn, purchaseViewsOn } from '../purchase-on.js';
import { purchasesVisible } from '../purchase-scope.js';
import { type PurchaseDoc, purchasesView } from '../purchases.view.js';

export class OutstandingAdvancesQuery extends ListByRefQuery {
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsTaxCode()
  readonly supplier?: string;

  /** Only those at least so many days old. */
  @Maybe()
  @IsMatching('days', 'days.malformed', /^(0|[1-9][0-9]{0,4})$/u, 'A number of days.', '90')
  readonly olderThan?: string;
}

export class OutstandingAdvanceRow {
  @ApiProperty() readonly purchaseId!: string;
  @ApiProperty() readonly buyerUnit!: string;
  @ApiProperty({ description: '`terminated`: a debt of the supplier.' }) readonly status!: string;
  @ApiProperty({ type: 'object', properties: { taxCode: { type: 'string' }, name: { type: 'string' } } })
  readonly supplier!: PurchaseDoc['supplier'];
  @ApiProperty() readonly contractNumber!: string;
  @ApiProperty({ description: 'Whole đồng.' }) readonly outstanding!: string;
  @ApiProperty() readonly since!: string;
  @ApiProperty() readonly ageDays!: number;
  @ApiProperty({ enum: ['0-30', '31-90', '91-180', '181-365', '365+'] }) readonly ageGroup!: string;
}

const groups: readonly (readonly [number, string])[] = [
  [30, '0-30'],
  [90, '31-90'],
  [180, '91-180'],
  [365, '181-365'],
];

const rowOn =
  (day: CalendarDate) =>
  ({ purchaseId, buyerUnit, status, supplier, contractNumber, advanced, advancedSince }: PurchaseDoc) => {
    const ageDays = daysBetween(advancedSince!, day);
    const ageGroup = groups.find(([days]) => ageDays <= days)?.[1] ?? '365+';
    return {
      purchaseId,
      buyerUnit,
      status,
      supplier,
      contractNumber: contractNumber!,
      outstanding: advanced,
      since: advancedSince!,
      ageDays,
      ageGroup,
    };
  };

/** On an earlier day only what ever had an advance can have had one: nothing else is looked into. */
const advancedOn = (reading: Reading, day: CalendarDate) => {
  const stood = purchaseOn(reading, day);
  return async (doc: PurchaseDoc) => (doc.advancedSince === undefined ? undefined : stood(doc));
};

/** Money that left before anything was accepted and is not set off yet, debts of terminated contracts included. */
@ApiTags('purchases')
@Controller('v1/outstanding-advances')
export class OutstandingAdvancesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Outstanding advances by age', row: OutstandingAdvanceRow })
  list(@Query() asked: OutstandingAdvancesQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { unit, within, supplier, olderThan = '0', externalRef, effective } = asked;
    const day = effective ?? dateAt(this.clock.now());
    return this.answers.list<OutstandingAdvanceRow>(call, asked, {
      views: [...purchaseViewsOn(effective), unitsView],
      columns: [
        'purchaseId',
        'buyerUnit',
        'status',
        'supplier.taxCode',
        'supplier.name',
        'contractNumber',
        'outstanding',
        'since',
        'ageDays',
        'ageGroup',
      ],
      page: async (reading, after, limit) => {
        const visible = await purchasesVisible(reading, caller.readScope, day, within);
        const old = ({ advancedSince = '9999-12-31' }: PurchaseDoc) =>
          daysBetween(advancedSince, day) >= Number(olderThan);
        const advanceOutstanding = effective === undefined ? 'true' : undefined;
        const buckets = bucketsOf({ advanceOutstanding, unit, supplier, externalRef });
        const wanted = (doc: PurchaseDoc) => doc.advanced !== '0' && visible(doc) && old(doc);
        const asItStood = effective === undefined ? undefined : advancedOn(reading, effective);
        const page = { buckets, asItStood, wanted, row: rowOn(day) };
        return scanWhere(reading, purchasesView, page, after, limit);
      },
    });
  }
}
