import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { quantity } from '#kernel';
import { Call, CommandRoute, Commands, PathId } from '#platform';
import { ApproveRequisitionBody } from './approve-requisition.dto.js';
import { approveRequisition } from './approve-requisition.js';

@ApiTags('requisitions')
@Controller('v1/requisitions')
export class ApproveRequisitionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(approveRequisition, {
    path: ':requisitionId/approve',
    summary: 'Approve what was asked, or part of it',
  })
  approve(
    @Param('requisitionId', PathId) requisitionId: string,
    @Body() { seenDigest, approvedItems, decisionBody }: ApproveRequisitionBody,
    @Call() call: Call,
  ) {
    const items = approvedItems.map(({ no, qty }) => ({ no, qty: quantity(qty) }));
    const data = { requisitionId, seenDigest, approvedItems: items, decisionBody };
    return this.commands.execute(approveRequisition, data, call);
  }
}
