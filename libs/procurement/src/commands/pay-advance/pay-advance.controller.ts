import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, newIdOf, PathId } from '#platform';
import { AmountVoucherBody } from '../../http/voucher.dto.js';
import { payAdvance } from './pay-advance.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class PayAdvanceController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(payAdvance, { path: ':purchaseId/pay-advance', summary: 'Pay an advance' })
  pay(@Param('purchaseId', PathId) purchaseId: string, @Body() body: AmountVoucherBody, @Call() call: Call) {
    const { paymentId, amount, ...content } = contentOf(body);
    const id = newIdOf(call, 'payment', paymentId);
    const data = { ...content, purchaseId, paymentId: id, amount: vnd(amount) };
    return this.commands.execute(payAdvance, data, call);
  }
}
