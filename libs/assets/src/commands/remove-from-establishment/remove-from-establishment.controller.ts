import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, PathId } from '#platform';
import { removeFromEstablishment } from './remove-from-establishment.js';

@ApiTags('assets')
@Controller('v1/assets')
export class RemoveFromEstablishmentController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(removeFromEstablishment, {
    path: ':assetId/remove-from-establishment',
    summary: 'Take special equipment out of what the unit is equipped with',
  })
  remove(@Param('assetId', PathId) assetId: string, @Body() _body: CommandBody, @Call() call: Call) {
    return this.commands.execute(removeFromEstablishment, { assetId }, call);
  }
}
