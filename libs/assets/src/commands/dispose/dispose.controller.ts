import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { vnd } from '#kernel';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { DisposeBody } from './dispose.dto.js';
import { dispose } from './dispose.js';

@ApiTags('assets')
@Controller('v1/assets')
export class DisposeController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(dispose, { path: ':assetId/dispose', summary: 'Let a thing leave the books' })
  dispose(@Param('assetId', PathId) assetId: string, @Body() body: DisposeBody, @Call() call: Call) {
    return this.commands.execute(
      dispose,
      { assetId, kind: body.kind, recipient: body.recipient, proceeds: vnd(body.proceeds) },
      call,
    );
  }
}
