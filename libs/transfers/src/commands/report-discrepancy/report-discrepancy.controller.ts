import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { ReportDiscrepancyBody } from './report-discrepancy.dto.js';
import { reportDiscrepancy } from './report-discrepancy.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class ReportDiscrepancyController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(reportDiscrepancy, {
    path: ':transferId/report-discrepancy',
    summary: 'Say that what arrived is not what was dispatched',
  })
  report(
    @Param('transferId', PathId) transferId: string,
    @Body() body: ReportDiscrepancyBody,
    @Call() call: Call,
  ) {
    const { items } = body;
    return this.commands.execute(reportDiscrepancy, { transferId, items }, call);
  }
}
