import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { recordOpeningBalance } from './record-opening-balance.js';
import { RecordOpeningBalanceBody } from './record-opening-balance.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class RecordOpeningBalanceController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(recordOpeningBalance, {
    path: ':lineId/record-opening-balance',
    summary: 'Record what a line had before this ledger',
  })
  record(
    @Param('lineId', LineId) lineId: string,
    @Body() body: RecordOpeningBalanceBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(recordOpeningBalance, { lineId, amount: vnd(body.amount) }, call);
  }
}
