import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { withdrawAppropriation } from './withdraw-appropriation.js';
import { WithdrawAppropriationBody } from './withdraw-appropriation.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class WithdrawAppropriationController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(withdrawAppropriation, {
    path: ':lineId/withdraw-appropriation',
    summary: 'Give money of a line back to whoever had given it',
  })
  withdraw(
    @Param('lineId', LineId) lineId: string,
    @Body() body: WithdrawAppropriationBody,
    @Call() call: Call,
  ) {
    const { amount, grantor } = body;
    return this.commands.execute(withdrawAppropriation, { lineId, amount: vnd(amount), grantor }, call);
  }
}
