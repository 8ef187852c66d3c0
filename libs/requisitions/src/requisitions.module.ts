import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { ApproveRequisitionController } from './commands/approve-requisition/approve-requisition.controller.js';
import { approveRequisition } from './commands/approve-requisition/approve-requisition.js';
import { RejectRequisitionController } from './commands/reject-requisition/reject-requisition.controller.js';
import { rejectRequisition } from './commands/reject-requisition/reject-requisition.js';
import { SubmitRequisitionController } from './commands/submit-requisition/submit-requisition.controller.js';
import { submitRequisition } from './commands/submit-requisition/submit-requisition.js';
import { WithdrawRequisitionController } from './commands/withdraw-requisition/withdraw-requisition.controller.js';
import { withdrawRequisition } from './commands/withdraw-requisition/withdraw-requisition.js';
import { RequisitionsController } from './queries/requisitions/requisitions.controller.js';
import { requisitionTexts } from './texts.js';

problemTexts.register(requisitionTexts);

export const requisitionCommands = [
  submitRequisition,
  approveRequisition,
  rejectRequisition,
  withdrawRequisition,
];

@Module({
  controllers: [
    SubmitRequisitionController,
    ApproveRequisitionController,
    RejectRequisitionController,
    WithdrawRequisitionController,
    RequisitionsController,
  ],
  providers: commandHandlers(requisitionCommands),
})
export class RequisitionsModule {}
