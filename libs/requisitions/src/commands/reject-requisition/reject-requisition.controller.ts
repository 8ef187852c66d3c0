import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { RejectRequisitionBody } from './reject-requisition.dto.js';
import { rejectRequisition } from './reject-requisition.js';

@ApiTags('requisitions')
@Controller('v1/requisitions')
export class RejectRequisitionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(rejectRequisition, { path: ':requisitionId/reject', summary: 'Reject what was asked' })
  reject(
    @Param('requisitionId', PathId) requisitionId: string,
    @Body() { grounds }: RejectRequisitionBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(rejectRequisition, { requisitionId, grounds }, call);
  }
}
