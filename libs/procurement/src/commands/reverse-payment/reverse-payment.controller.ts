import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, newIdOf, PathId } from '#platform';
import { ReversePurchasePaymentBody } from './reverse-payment.dto.js';
import { reversePayment } from './reverse-payment.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class ReversePaymentController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(reversePayment, {
    path: ':purchaseId/reverse-payment',
    summary: 'Undo a payment made in error',
  })
  reverse(
    @Param('purchaseId', PathId) purchaseId: string,
    @Body() body: ReversePurchasePaymentBody,
    @Call() call: Call,
  ) {
    const { paymentId } = body;
    const data = { purchaseId, paymentId, reversalId: newIdOf(call, 'reversal') };
    return this.commands.execute(reversePayment, data, call);
  }
}
