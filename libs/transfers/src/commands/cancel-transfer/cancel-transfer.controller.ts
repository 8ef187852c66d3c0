import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, PathId } from '#platform';
import { cancelTransfer } from './cancel-transfer.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class CancelTransferController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(cancelTransfer, {
    path: ':transferId/cancel',
    summary: 'Take a transfer back before anything left',
  })
  cancel(@Param('transferId', PathId) transferId: string, @Body() _body: CommandBody, @Call() call: Call) {
    return this.commands.execute(cancelTransfer, { transferId }, call);
  }
}
