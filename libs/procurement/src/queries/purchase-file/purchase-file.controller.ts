import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, OneRoute, PathId } from '#platform';
import { requisitionsView } from '#requisitions/views';
import { unitsView } from '#units/views';
import { everyStep, inEffectOn, type Reading } from '#views';
import { purchasesVisible } from '../purchase-scope.js';
import { purchaseStepsView } from '../purchase-steps.view.js';
import { type PurchaseDoc, purchasesView } from '../purchases.view.js';
import { neededBy, purchaseFileOf } from './purchase-file.js';
import { PurchaseFileRow } from './purchase-file.row.js';

/** The whole file of a purchase: every document and person, quantities, money, and which documents are missing. */
@ApiTags('purchases')
@Controller('v1/purchases')
export class PurchaseFileController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OneRoute({ path: ':purchaseId', summary: 'The whole file of a purchase', row: PurchaseFileRow })
  async one(
    @Param('purchaseId', PathId) purchaseId: string,
    @Query() asked: AskedQuery,
    @Caller() { readScope }: Caller,
    @Call() { reply }: Call,
  ) {
    const day = asked.effective ?? dateAt(this.clock.now());
    const views = [purchasesView, purchaseStepsView, requisitionsView, unitsView];
    const answer = await this.answers.one<PurchaseFileRow>(asked, views, async reading => {
      const doc = await reading.get(purchasesView, purchaseId);
      const visible = await purchasesVisible(reading, readScope, day);
      return doc && visible(doc) ? fileOn(reading, doc, asked.effective) : undefined;
    });
    reply.header('etag', `"${answer.item.revision}"`);
    return answer;
  }
}

/** The file as it lay on a day; undefined before anything was planned. */
const fileOn = async (reading: Reading, { purchaseId, requisitions }: PurchaseDoc, day?: CalendarDate) => {
  const steps = await everyStep(reading, purchaseStepsView, { purchase: purchaseId });
  const inFile = day === undefined ? steps : inEffectOn(steps, day);
  const docs = await Promise.all(requisitions.map(id => reading.get(requisitionsView, id)));
  const needs = docs.flatMap(doc => (doc ? [neededBy(doc, day)] : []));
  return inFile.length === 0 ? undefined : purchaseFileOf(inFile, needs);
};
