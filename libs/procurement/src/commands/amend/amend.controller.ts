import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, newIdOf, PathId } from '#platform';
import { lineAmounts, offers } from '../../http/amounts.js';
import { AmendBody } from './amend.dto.js';
import { amend } from './amend.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class AmendController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(amend, { path: ':purchaseId/amend', summary: 'Change quantities or prices of the contract' })
  amend(@Param('purchaseId', PathId) purchaseId: string, @Body() body: AmendBody, @Call() call: Call) {
    const { amendmentId, items, additions, reductions } = body;
    const data = {
      purchaseId,
      amendmentId: newIdOf(call, 'amendment', amendmentId),
      items: offers(items),
      additions: lineAmounts(additions),
      reductions: reductions.map(({ commitmentId, amount }) => ({ commitmentId, amount: vnd(amount) })),
    };
    return this.commands.execute(amend, data, call);
  }
}
