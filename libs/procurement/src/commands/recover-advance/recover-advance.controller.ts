import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, newIdOf, PathId } from '#platform';
import { RecoverAdvanceBody } from './recover-advance.dto.js';
import { recoverAdvance } from './recover-advance.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class RecoverAdvanceController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(recoverAdvance, {
    path: ':purchaseId/recover-advance',
    summary: 'Record an advance that came back',
  })
  recover(
    @Param('purchaseId', PathId) purchaseId: string,
    @Body() body: RecoverAdvanceBody,
    @Call() call: Call,
  ) {
    const { recoveryId, amount, ...content } = contentOf(body);
    const id = newIdOf(call, 'recovery', recoveryId);
    const data = { ...content, purchaseId, recoveryId: id, amount: vnd(amount) };
    return this.commands.execute(recoverAdvance, data, call);
  }
}
