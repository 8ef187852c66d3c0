import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, OneRoute, PathId } from '#platform';
import { unitsView } from '#units/views';
import type { Reading } from '#views';
import { purchasesVisible } from '../purchase-scope.js';
import { type PurchaseStep, purchaseStepsView } from '../purchase-steps.view.js';
import { purchasesView } from '../purchases.view.js';
import { purchaseFileOf } from './purchase-file.js';
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
    const views = [purchasesView, purchaseStepsView, unitsView];
    const answer = await this.answers.one<PurchaseFileRow>(asked, views, async reading => {
      const doc = await reading.get(purchasesView, purchaseId);
      const visible = await purchasesVisible(reading, readScope, day);
      return doc && visible(doc) ? purchaseFileOf(await stepsOf(reading, purchaseId)) : undefined;
    });
    reply.header('etag', `"${answer.item.revision}"`);
    return answer;
  }
}

const stepsOf = async (reading: Reading, purchase: string): Promise<readonly PurchaseStep[]> => {
  const steps: PurchaseStep[] = [];
  let after: string | undefined;
  do {
    const page = await reading.scan(purchaseStepsView, { purchase }, after, 500);
    steps.push(...page.items.map(({ doc }) => doc));
    after = page.next;
  } while (after !== undefined);
  return steps.sort((a, b) => a.revision - b.revision);
};
