import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, SlugParam } from '#platform';
import { renameUnit } from './rename-unit.js';
import { RenameUnitBody } from './rename-unit.dto.js';

@ApiTags('units')
@Controller('v1/units')
export class RenameUnitController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(renameUnit, { path: ':unitId/rename', summary: 'Give a unit another name from a day on' })
  rename(@Param('unitId', SlugParam) unitId: string, @Body() body: RenameUnitBody, @Call() call: Call) {
    return this.commands.execute(renameUnit, { unitId, name: body.name }, call);
  }
}
