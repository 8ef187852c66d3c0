import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands } from '#platform';
import { LineId } from '../../http/fields.js';
import { closeLine } from './close-line.js';

@ApiTags('budget-lines')
@Controller('v1/budget-lines')
export class CloseLineController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(closeLine, { path: ':lineId/close', summary: 'End a line; what is free on it lapses' })
  close(@Param('lineId', LineId) lineId: string, @Body() _: CommandBody, @Call() call: Call) {
    return this.commands.execute(closeLine, { lineId }, call);
  }
}
