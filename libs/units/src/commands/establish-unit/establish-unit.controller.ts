import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands } from '#platform';
import { EstablishUnitBody } from './establish-unit.dto.js';
import { establishUnit } from './establish-unit.js';

@ApiTags('units')
@Controller('v1/units')
export class EstablishUnitController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(establishUnit, { summary: 'Put a unit into the organisation tree' })
  establish(@Body() body: EstablishUnitBody, @Call() call: Call) {
    const { unitId, code, name, kind, parentId, validTo, predecessors = [] } = body;
    const data = { unitId, code, name, kind, parentId, validTo, predecessors };
    return this.commands.execute(establishUnit, data, call);
  }
}
