import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { quantity } from '#kernel';
import { Call, CommandRoute, Commands, newIdOf, PathId } from '#platform';
import { AcceptGoodsBody } from './accept-goods.dto.js';
import { acceptGoods } from './accept-goods.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class AcceptGoodsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(acceptGoods, {
    path: ':purchaseId/accept',
    summary: 'Record what a committee accepts and rejects',
  })
  accept(@Param('purchaseId', PathId) purchaseId: string, @Body() body: AcceptGoodsBody, @Call() call: Call) {
    const { acceptanceId, receiptId, committee, items } = body;
    const data = {
      purchaseId,
      receiptId,
      committee,
      acceptanceId: newIdOf(call, 'acceptance', acceptanceId),
      items: items.map(item => ({
        ...item,
        accepted: quantity(item.accepted),
        rejected: quantity(item.rejected),
      })),
    };
    return this.commands.execute(acceptGoods, data, call);
  }
}
