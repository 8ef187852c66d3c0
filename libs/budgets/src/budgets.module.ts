import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { AdjustController } from './commands/adjust/adjust.controller.js';
import { adjust } from './commands/adjust/adjust.js';
import { AllocateController } from './commands/allocate/allocate.controller.js';
import { allocate } from './commands/allocate/allocate.js';
import { AppropriateController } from './commands/appropriate/appropriate.controller.js';
import { appropriate } from './commands/appropriate/appropriate.js';
import { CloseLineController } from './commands/close-line/close-line.controller.js';
import { closeLine } from './commands/close-line/close-line.js';
import { CommitFundsController } from './commands/commit-funds/commit-funds.controller.js';
import { commitFunds } from './commands/commit-funds/commit-funds.js';
import { PayAdvanceController } from './commands/pay-advance/pay-advance.controller.js';
import { payAdvance } from './commands/pay-advance/pay-advance.js';
import { PostPaymentController } from './commands/post-payment/post-payment.controller.js';
import { postPayment } from './commands/post-payment/post-payment.js';
import { RecordOpeningBalanceController } from './commands/record-opening-balance/record-opening-balance.controller.js';
import { recordOpeningBalance } from './commands/record-opening-balance/record-opening-balance.js';
import { RecoverAdvanceController } from './commands/recover-advance/recover-advance.controller.js';
import { recoverAdvance } from './commands/recover-advance/recover-advance.js';
import { ReleaseCommitmentController } from './commands/release-commitment/release-commitment.controller.js';
import { releaseCommitment } from './commands/release-commitment/release-commitment.js';
import { ReversePaymentController } from './commands/reverse-payment/reverse-payment.controller.js';
import { reversePayment } from './commands/reverse-payment/reverse-payment.js';
import { WithdrawAppropriationController } from './commands/withdraw-appropriation/withdraw-appropriation.controller.js';
import { withdrawAppropriation } from './commands/withdraw-appropriation/withdraw-appropriation.js';
import { BudgetExecutionController } from './queries/budget-execution/budget-execution.controller.js';
import { BudgetLinesController } from './queries/budget-lines/budget-lines.controller.js';
import { CommitmentsController } from './queries/commitments/commitments.controller.js';
import { EntriesController } from './queries/entries/entries.controller.js';
import { ExplainExecutionController } from './queries/explain/explain-execution.controller.js';
import { ExplainLineController } from './queries/explain/explain-line.controller.js';
import { FundMovesController } from './queries/fund-moves/fund-moves.controller.js';
import { FundsCheckController } from './queries/funds-check/funds-check.controller.js';
import { NearLimitController } from './queries/lines-near-their-limit/near-limit.controller.js';
import { budgetTexts } from './texts.js';

problemTexts.register(budgetTexts);

export const budgetCommands = [
  appropriate,
  withdrawAppropriation,
  recordOpeningBalance,
  allocate,
  adjust,
  commitFunds,
  releaseCommitment,
  payAdvance,
  postPayment,
  recoverAdvance,
  reversePayment,
  closeLine,
];

@Module({
  controllers: [
    AppropriateController,
    WithdrawAppropriationController,
    RecordOpeningBalanceController,
    AllocateController,
    AdjustController,
    CommitFundsController,
    ReleaseCommitmentController,
    PayAdvanceController,
    PostPaymentController,
    RecoverAdvanceController,
    ReversePaymentController,
    CloseLineController,
    BudgetLinesController,
    EntriesController,
    CommitmentsController,
    FundsCheckController,
    BudgetExecutionController,
    FundMovesController,
    NearLimitController,
    ExplainLineController,
    ExplainExecutionController,
  ],
  providers: commandHandlers(budgetCommands),
})
export class BudgetsModule {}
