import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { ReceiveTransferBody } from './receive-transfer.dto.js';
import { receiveTransfer } from './receive-transfer.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class ReceiveTransferController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(receiveTransfer, {
    path: ':transferId/receive',
    summary: 'Sign a hand-over record for things of a transfer',
  })
  receive(
    @Param('transferId', PathId) transferId: string,
    @Body() body: ReceiveTransferBody,
    @Call() call: Call,
  ) {
    const { recordNumber, location, items } = body;
    return this.commands.execute(receiveTransfer, { transferId, recordNumber, location, items }, call);
  }
}
