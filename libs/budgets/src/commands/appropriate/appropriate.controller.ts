import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { appropriate } from './appropriate.js';
import { AppropriateBody } from './appropriate.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class AppropriateController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(appropriate, {
    path: ':lineId/appropriate',
    summary: 'Give money to a line from outside the tree',
  })
  appropriate(@Param('lineId', LineId) lineId: string, @Body() body: AppropriateBody, @Call() call: Call) {
    const { amount, grantor, justification } = body;
    return this.commands.execute(appropriate, { lineId, amount: vnd(amount), grantor, justification }, call);
  }
}
