import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { SetParameterBody } from './set-parameter.dto.js';
import { setParameter } from './set-parameter.js';

@ApiTags('parameters')
@Controller('v1/parameters')
export class SetParameterController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(setParameter, { path: ':name', summary: 'Set a legal parameter from a day on' })
  set(@Param('name', PathId) name: string, @Body() { values, source }: SetParameterBody, @Call() call: Call) {
    return this.commands.execute(setParameter, { name, values, source }, call);
  }
}
