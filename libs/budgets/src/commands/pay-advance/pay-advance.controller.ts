import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { payAdvance } from './pay-advance.js';
import { AdvanceBody, advanceOf } from '../../http/advance.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class PayAdvanceController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(payAdvance, { path: ':lineId/pay-advance', summary: 'Pay before anything is accepted' })
  payAdvance(@Param('lineId', LineId) lineId: string, @Body() body: AdvanceBody, @Call() call: Call) {
    return this.commands.execute(payAdvance, advanceOf(lineId, body), call);
  }
}
