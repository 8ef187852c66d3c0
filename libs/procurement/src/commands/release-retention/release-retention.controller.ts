import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, newIdOf, PathId } from '#platform';
import { AmountVoucherBody } from '../../http/voucher.dto.js';
import { releaseRetention } from './release-retention.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class ReleaseRetentionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(releaseRetention, {
    path: ':purchaseId/release-retention',
    summary: 'Pay what was kept back until now',
  })
  release(
    @Param('purchaseId', PathId) purchaseId: string,
    @Body() body: AmountVoucherBody,
    @Call() call: Call,
  ) {
    const { paymentId, amount, ...content } = contentOf(body);
    const id = newIdOf(call, 'payment', paymentId);
    const data = { ...content, purchaseId, paymentId: id, amount: vnd(amount) };
    return this.commands.execute(releaseRetention, data, call);
  }
}
