import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { quantity } from '#kernel';
import { Call, CommandRoute, Commands, newIdOf } from '#platform';
import { lineAmounts } from '../../http/amounts.js';
import { PlanPurchaseBody } from './plan-purchase.dto.js';
import { planPurchase } from './plan-purchase.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class PlanPurchaseController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(planPurchase, { summary: 'Plan a purchase of what was approved' })
  plan(@Body() body: PlanPurchaseBody, @Call() call: Call) {
    const { purchaseId, buyerUnit, category, items, fundings } = body;
    const data = {
      purchaseId: newIdOf(call, 'purchase', purchaseId),
      buyerUnit,
      category,
      fundings: lineAmounts(fundings),
      items: items.map(({ no, sources }) => ({
        no,
        sources: sources.map(source => ({ ...source, qty: quantity(source.qty) })),
      })),
    };
    return this.commands.execute(planPurchase, data, call);
  }
}
