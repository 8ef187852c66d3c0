import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { DispatchTransferBody } from './dispatch-transfer.dto.js';
import { dispatchTransfer } from './dispatch-transfer.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class DispatchTransferController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(dispatchTransfer, {
    path: ':transferId/dispatch',
    summary: 'Let the things of a transfer leave',
  })
  dispatch(
    @Param('transferId', PathId) transferId: string,
    @Body() body: DispatchTransferBody,
    @Call() call: Call,
  ) {
    const { items, carrier, from, to } = body;
    return this.commands.execute(dispatchTransfer, { transferId, items, carrier, from, to }, call);
  }
}
