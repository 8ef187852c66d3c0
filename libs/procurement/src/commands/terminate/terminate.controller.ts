import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, newIdOf, PathId } from '#platform';
import { TerminateBody } from './terminate.dto.js';
import { terminate } from './terminate.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class TerminateController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(terminate, { path: ':purchaseId/terminate', summary: 'End a contract early' })
  terminate(
    @Param('purchaseId', PathId) purchaseId: string,
    @Body() body: TerminateBody,
    @Call() call: Call,
  ) {
    const { grounds } = body;
    const data = { purchaseId, grounds, terminationId: newIdOf(call, 'termination') };
    return this.commands.execute(terminate, data, call);
  }
}
