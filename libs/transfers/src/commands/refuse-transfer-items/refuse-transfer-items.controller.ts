import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { RefuseTransferItemsBody } from './refuse-transfer-items.dto.js';
import { refuseTransferItems } from './refuse-transfer-items.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class RefuseTransferItemsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(refuseTransferItems, { path: ':transferId/refuse', summary: 'Not take things of a transfer' })
  refuse(
    @Param('transferId', PathId) transferId: string,
    @Body() body: RefuseTransferItemsBody,
    @Call() call: Call,
  ) {
    const { items } = body;
    return this.commands.execute(refuseTransferItems, { transferId, items }, call);
  }
}
