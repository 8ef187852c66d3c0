import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { WriteOffBody } from './write-off.dto.js';
import { writeOff } from './write-off.js';

@ApiTags('assets')
@Controller('v1/assets')
export class WriteOffController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(writeOff, {
    path: ':assetId/write-off',
    summary: 'Decide that nobody answers for a lost thing any more',
  })
  writeOff(@Param('assetId', PathId) assetId: string, @Body() body: WriteOffBody, @Call() call: Call) {
    return this.commands.execute(
      writeOff,
      { assetId, findings: body.findings, compensation: body.compensation },
      call,
    );
  }
}
