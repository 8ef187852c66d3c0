import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { AssignBody } from './assign.dto.js';
import { assign } from './assign.js';

@ApiTags('assets')
@Controller('v1/assets')
export class AssignController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(assign, {
    path: ':assetId/assign',
    summary: 'Give a thing to another officer, another place, or a unit below the holder’s',
  })
  assign(@Param('assetId', PathId) assetId: string, @Body() body: AssignBody, @Call() call: Call) {
    return this.commands.execute(
      assign,
      { assetId, accountable: body.accountable, location: body.location },
      call,
    );
  }
}
