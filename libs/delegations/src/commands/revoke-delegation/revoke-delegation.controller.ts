import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, PathId } from '#platform';
import { revokeDelegation } from './revoke-delegation.js';

@ApiTags('delegations')
@Controller('v1/delegations')
export class RevokeDelegationController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(revokeDelegation, {
    path: ':delegationId/revoke',
    summary: 'End a delegation from a day on, for a reason',
  })
  revoke(@Param('delegationId', PathId) delegationId: string, @Body() _: CommandBody, @Call() call: Call) {
    return this.commands.execute(revokeDelegation, { delegationId }, call);
  }
}
