import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, newIdOf, PathId } from '#platform';
import { PayBody } from './pay.dto.js';
import { pay } from './pay.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class PayController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(pay, { path: ':purchaseId/pay', summary: 'Pay for what was accepted' })
  pay(@Param('purchaseId', PathId) purchaseId: string, @Body() body: PayBody, @Call() call: Call) {
    const { paymentId, cash, advanceCleared, ...content } = contentOf(body);
    const id = newIdOf(call, 'payment', paymentId);
    const amounts = { cash: vnd(cash), advanceCleared: vnd(advanceCleared) };
    const data = { ...content, ...amounts, purchaseId, paymentId: id };
    return this.commands.execute(pay, data, call);
  }
}
