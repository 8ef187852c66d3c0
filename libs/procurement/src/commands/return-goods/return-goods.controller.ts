import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, newIdOf, PathId } from '#platform';
import { quantities } from '../../http/amounts.js';
import { ReturnGoodsBody } from './return-goods.dto.js';
import { returnGoods } from './return-goods.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class ReturnGoodsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(returnGoods, { path: ':purchaseId/return', summary: 'Send rejected goods back' })
  return(@Param('purchaseId', PathId) purchaseId: string, @Body() body: ReturnGoodsBody, @Call() call: Call) {
    const { returnId, receiptId, items } = body;
    const data = {
      purchaseId,
      receiptId,
      items: quantities(items),
      returnId: newIdOf(call, 'return', returnId),
    };
    return this.commands.execute(returnGoods, data, call);
  }
}
