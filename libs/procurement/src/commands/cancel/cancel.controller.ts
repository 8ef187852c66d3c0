import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, PathId } from '#platform';
import { cancel } from './cancel.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class CancelController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(cancel, {
    path: ':purchaseId/cancel',
    summary: 'Give up a purchase before anything is signed',
  })
  cancel(@Param('purchaseId', PathId) purchaseId: string, @Body() _: CommandBody, @Call() call: Call) {
    const data = { purchaseId };
    return this.commands.execute(cancel, data, call);
  }
}
