import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, SlugParam } from '#platform';
import { dissolveUnit } from './dissolve-unit.js';

@ApiTags('units')
@Controller('v1/units')
export class DissolveUnitController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(dissolveUnit, { path: ':unitId/dissolve', summary: 'End a unit, if it holds nothing' })
  dissolve(@Param('unitId', SlugParam) unitId: string, @Body() _: CommandBody, @Call() call: Call) {
    return this.commands.execute(dissolveUnit, { unitId }, call);
  }
}
