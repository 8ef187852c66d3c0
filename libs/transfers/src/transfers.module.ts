import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { CancelTransferController } from './commands/cancel-transfer/cancel-transfer.controller.js';
import { cancelTransfer } from './commands/cancel-transfer/cancel-transfer.js';
import { ConfirmReturnController } from './commands/confirm-return/confirm-return.controller.js';
import { confirmReturn } from './commands/confirm-return/confirm-return.js';
import { DecideTransferController } from './commands/decide-transfer/decide-transfer.controller.js';
import { decideTransfer } from './commands/decide-transfer/decide-transfer.js';
import { DispatchTransferController } from './commands/dispatch-transfer/dispatch-transfer.controller.js';
import { dispatchTransfer } from './commands/dispatch-transfer/dispatch-transfer.js';
import { ReceiveTransferController } from './commands/receive-transfer/receive-transfer.controller.js';
import { receiveTransfer } from './commands/receive-transfer/receive-transfer.js';
import { RefuseTransferItemsController } from './commands/refuse-transfer-items/refuse-transfer-items.controller.js';
import { refuseTransferItems } from './commands/refuse-transfer-items/refuse-transfer-items.js';
import { ReportDiscrepancyController } from './commands/report-discrepancy/report-discrepancy.controller.js';
import { reportDiscrepancy } from './commands/report-discrepancy/report-discrepancy.js';
import { RequestTransferController } from './commands/request-transfer/request-transfer.controller.js';
import { requestTransfer } from './commands/request-transfer/request-transfer.js';
import { ResolveDiscrepancyController } from './commands/resolve-discrepancy/resolve-discrepancy.controller.js';
import { resolveDiscrepancy } from './commands/resolve-discrepancy/resolve-discrepancy.js';
import { HandOverRecordController } from './queries/hand-over-record/hand-over-record.controller.js';
import { TransfersController } from './queries/transfers-not-received/transfers.controller.js';
import { transferTexts } from './texts.js';

problemTexts.register(transferTexts);

export const transferCommands = [
  requestTransfer,
  decideTransfer,
  cancelTransfer,
  dispatchTransfer,
  receiveTransfer,
  refuseTransferItems,
  reportDiscrepancy,
  resolveDiscrepancy,
  confirmReturn,
];

@Module({
  controllers: [
    RequestTransferController,
    DecideTransferController,
    CancelTransferController,
    DispatchTransferController,
    ReceiveTransferController,
    RefuseTransferItemsController,
    ReportDiscrepancyController,
    ResolveDiscrepancyController,
    ConfirmReturnController,
    TransfersController,
    HandOverRecordController,
  ],
  providers: commandHandlers(transferCommands),
})
export class TransfersModule {}
