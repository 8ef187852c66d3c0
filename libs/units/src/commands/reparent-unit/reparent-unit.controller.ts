import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, SlugParam } from '#platform';
import { reparentUnit } from './reparent-unit.js';
import { ReparentUnitBody } from './reparent-unit.dto.js';

@ApiTags('units')
@Controller('v1/units')
export class ReparentUnitController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(reparentUnit, {
    path: ':unitId/reparent',
    summary: 'Put a unit under another one from a day on',
  })
  reparent(@Param('unitId', SlugParam) unitId: string, @Body() body: ReparentUnitBody, @Call() call: Call) {
    return this.commands.execute(reparentUnit, { unitId, parentId: body.parentId }, call);
  }
}
