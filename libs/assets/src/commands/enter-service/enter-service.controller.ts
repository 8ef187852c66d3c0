import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, PathId } from '#platform';
import { enterService } from './enter-service.js';

@ApiTags('assets')
@Controller('v1/assets')
export class EnterServiceController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(enterService, { path: ':assetId/enter-service', summary: 'Put a thing to use' })
  enter(@Param('assetId', PathId) assetId: string, @Body() _body: CommandBody, @Call() call: Call) {
    return this.commands.execute(enterService, { assetId }, call);
  }
}
