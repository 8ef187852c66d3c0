import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { commitFunds } from './commit-funds.js';
import { CommitFundsBody } from './commit-funds.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class CommitFundsController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(commitFunds, { path: ':lineId/commit', summary: 'Hold money of a line for one need' })
  commit(@Param('lineId', LineId) lineId: string, @Body() body: CommitFundsBody, @Call() call: Call) {
    const { commitmentId, owner, amount, subItem, payeeTaxCode } = body;
    const data = { lineId, commitmentId, owner, amount: vnd(amount), subItem, payeeTaxCode };
    return this.commands.execute(commitFunds, data, call);
  }
}
