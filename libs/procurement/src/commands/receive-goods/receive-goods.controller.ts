import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, newIdOf, PathId } from '#platform';
import { quantities } from '../../http/amounts.js';
import { ReceiveGoodsBody } from './receive-goods.dto.js';
import { receiveGoods } from './receive-goods.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class ReceiveGoodsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(receiveGoods, { path: ':purchaseId/receive', summary: 'Record a delivery' })
  receive(
    @Param('purchaseId', PathId) purchaseId: string,
    @Body() body: ReceiveGoodsBody,
    @Call() call: Call,
  ) {
    const { receiptId, place, items, deliveryNote } = body;
    const data = {
      purchaseId,
      place,
      deliveryNote,
      items: quantities(items),
      receiptId: newIdOf(call, 'receipt', receiptId),
    };
    return this.commands.execute(receiveGoods, data, call);
  }
}
