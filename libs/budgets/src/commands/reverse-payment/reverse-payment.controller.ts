import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { reversePayment } from './reverse-payment.js';
import { ReversePaymentBody } from './reverse-payment.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class ReversePaymentController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(reversePayment, { path: ':lineId/reverse-payment', summary: 'Undo a payment' })
  reverse(@Param('lineId', LineId) lineId: string, @Body() body: ReversePaymentBody, @Call() call: Call) {
    return this.commands.execute(reversePayment, { lineId, paymentId: body.paymentId }, call);
  }
}
