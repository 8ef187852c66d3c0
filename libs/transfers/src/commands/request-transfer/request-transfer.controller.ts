import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, contentOf, newIdOf } from '#platform';
import { RequestTransferBody } from './request-transfer.dto.js';
import { requestTransfer } from './request-transfer.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class RequestTransferController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(requestTransfer, { summary: 'Ask that things go to another unit' })
  request(@Body() body: RequestTransferBody, @Call() call: Call) {
    const data = { ...contentOf(body), transferId: newIdOf(call, 'transfer', body.transferId) };
    return this.commands.execute(requestTransfer, data, call);
  }
}
