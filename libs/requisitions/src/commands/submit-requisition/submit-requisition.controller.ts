import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { quantity, vnd } from '#kernel';
import { Call, CommandRoute, Commands, newIdOf } from '#platform';
import { SubmitRequisitionBody } from './submit-requisition.dto.js';
import { submitRequisition } from './submit-requisition.js';

@ApiTags('requisitions')
@Controller('v1/requisitions')
export class SubmitRequisitionController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(submitRequisition, { summary: 'Ask for things to be bought' })
  submit(@Body() body: SubmitRequisitionBody, @Call() call: Call) {
    const { requisitionId, unitId, items, neededBy, purpose, urgency } = body;
    const data = {
      unitId,
      neededBy,
      purpose,
      urgency,
      requisitionId: newIdOf(call, 'requisition', requisitionId),
      items: items.map(item => ({
        ...item,
        qty: quantity(item.qty),
        estUnitPrice: vnd(item.estUnitPrice),
      })),
    };
    return this.commands.execute(submitRequisition, data, call);
  }
}
