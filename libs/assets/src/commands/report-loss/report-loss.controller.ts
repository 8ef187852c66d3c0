import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { ReportLossBody } from './report-loss.dto.js';
import { reportLoss } from './report-loss.js';

@ApiTags('assets')
@Controller('v1/assets')
export class ReportLossController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(reportLoss, {
    path: ':assetId/report-loss',
    summary: 'Say that a thing is missing; its holder still answers for it',
  })
  report(@Param('assetId', PathId) assetId: string, @Body() body: ReportLossBody, @Call() call: Call) {
    return this.commands.execute(reportLoss, { assetId, circumstances: body.circumstances }, call);
  }
}
