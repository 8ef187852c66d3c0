import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { postPayment } from './post-payment.js';
import { PostPaymentBody } from './post-payment.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class PostPaymentController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(postPayment, { path: ':lineId/pay', summary: 'Pay, setting off advances' })
  pay(@Param('lineId', LineId) lineId: string, @Body() body: PostPaymentBody, @Call() call: Call) {
    const { commitmentId, paymentId, cash, advanceCleared, voucherNumber } = body;
    const data = {
      lineId,
      commitmentId,
      paymentId,
      cash: vnd(cash),
      advanceCleared: vnd(advanceCleared),
      voucherNumber,
    };
    return this.commands.execute(postPayment, data, call);
  }
}
