import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import { unitsView } from '#units/views';
import { purchaseMatchView } from '../purchase-match.view.js';
import { purchasesVisible } from '../purchase-scope.js';
import { mismatchesPage } from './mismatches-page.js';
import { MismatchesQuery, MismatchRow } from './mismatches.query.js';
import { mismatchExample } from './mismatch.example.js';

/** Question 9 of an inspection: paid before acceptance; contracts above their commitment? */
@ApiTags('purchases')
@Controller('v1/purchase-mismatches')
export class MismatchesController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'Paid before or above acceptance; contracts above their commitment',
    row: MismatchRow,
    example: mismatchExample,
  })
  list(@Query() asked: MismatchesQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { finding, supplier, within, effective } = asked;
    return this.answers.list<MismatchRow>(call, asked, {
      views: [purchaseMatchView, unitsView],
      columns: [
        'finding',
        'purchaseId',
        'buyerUnit',
        'contractNumber',
        'supplier.taxCode',
        'supplier.name',
        'on',
        'amount',
        'limit',
        'index',
        'event',
        'proof.href',
      ],
      page: async (reading, after, limit) => {
        const day = effective ?? dateAt(this.clock.now());
        const visible = await purchasesVisible(reading, readScope, day, within);
        return mismatchesPage(reading, { finding, supplier, visible }, after, limit);
      },
    });
  }
}
