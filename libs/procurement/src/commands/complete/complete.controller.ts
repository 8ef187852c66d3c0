import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, PathId } from '#platform';
import { complete } from './complete.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class CompleteController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(complete, {
    path: ':purchaseId/complete',
    summary: 'Close a purchase that is delivered and paid',
  })
  complete(@Param('purchaseId', PathId) purchaseId: string, @Body() _: CommandBody, @Call() call: Call) {
    const data = { purchaseId };
    return this.commands.execute(complete, data, call);
  }
}
