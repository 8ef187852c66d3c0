import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { allocate } from './allocate.js';
import { SendFundsBody } from '../../http/send-funds.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class AllocateController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(allocate, {
    path: ':lineId/allocate',
    summary: 'Send money down the tree, to a line of a unit below',
  })
  allocate(@Param('lineId', LineId) lineId: string, @Body() body: SendFundsBody, @Call() call: Call) {
    const { toLine, amount, moveId } = body;
    return this.commands.execute(allocate, { lineId, toLine, amount: vnd(amount), moveId }, call);
  }
}
