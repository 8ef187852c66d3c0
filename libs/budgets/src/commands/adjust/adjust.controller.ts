import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { adjust } from './adjust.js';
import { SendFundsBody } from '../../http/send-funds.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class AdjustController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(adjust, {
    path: ':lineId/adjust',
    summary: 'Send money to another line within your own subtree',
  })
  adjust(@Param('lineId', LineId) lineId: string, @Body() body: SendFundsBody, @Call() call: Call) {
    const { toLine, amount, moveId } = body;
    return this.commands.execute(adjust, { lineId, toLine, amount: vnd(amount), moveId }, call);
  }
}
