import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { recoverAdvance } from './recover-advance.js';
import { AdvanceBody, advanceOf } from '../../http/advance.dto.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class RecoverAdvanceController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(recoverAdvance, { path: ':lineId/recover-advance', summary: 'Take an advance back' })
  recover(@Param('lineId', LineId) lineId: string, @Body() body: AdvanceBody, @Call() call: Call) {
    return this.commands.execute(recoverAdvance, advanceOf(lineId, body), call);
  }
}
