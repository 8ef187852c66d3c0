import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { ConfirmReturnBody } from './confirm-return.dto.js';
import { confirmReturn } from './confirm-return.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class ConfirmReturnController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(confirmReturn, {
    path: ':transferId/confirm-return',
    summary: 'Say that things are back with the sender',
  })
  confirm(
    @Param('transferId', PathId) transferId: string,
    @Body() body: ConfirmReturnBody,
    @Call() call: Call,
  ) {
    const { items } = body;
    return this.commands.execute(confirmReturn, { transferId, items }, call);
  }
}
