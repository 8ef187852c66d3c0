import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call, CommandBody, CommandRoute, Commands, PathId } from '#platform';
import { withdrawRequisition } from './withdraw-requisition.js';

@ApiTags('requisitions')
@Controller('v1/requisitions')
export class WithdrawRequisitionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(withdrawRequisition, {
    path: ':requisitionId/withdraw',
    summary: 'Withdraw what was approved and is not planned',
  })
  withdraw(
    @Param('requisitionId', PathId) requisitionId: string,
    @Body() _: CommandBody,
    @Call() call: Call,
  ) {
    return this.commands.execute(withdrawRequisition, { requisitionId }, call);
  }
}
