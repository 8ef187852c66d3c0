import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, newIdOf } from '#platform';
import { GrantDelegationBody } from './grant-delegation.dto.js';
import { grantDelegation } from './grant-delegation.js';

@ApiTags('delegations')
@Controller('v1/delegations')
export class GrantDelegationController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(grantDelegation, { summary: 'Let another person decide in your name' })
  grant(@Body() body: GrantDelegationBody, @Call() call: Call) {
    const { delegationId, ceiling, scope, ...content } = contentOf(body);
    const data = {
      ...content,
      scope: { ...scope },
      ceiling: vnd(ceiling),
      delegationId: newIdOf(call, 'delegation', delegationId),
    };
    return this.commands.execute(grantDelegation, data, call);
  }
}
