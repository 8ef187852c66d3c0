import { AcceptGoodsController } from './accept-goods/accept-goods.controller.js';
import { AmendController } from './amend/amend.controller.js';
import { AwardController } from './award/award.controller.js';
import { CancelController } from './cancel/cancel.controller.js';
import { CompleteController } from './complete/complete.controller.js';
import { PayController } from './pay/pay.controller.js';
import { PayAdvanceController } from './pay-advance/pay-advance.controller.js';
import { PlanPurchaseController } from './plan-purchase/plan-purchase.controller.js';
import { ReceiveGoodsController } from './receive-goods/receive-goods.controller.js';
import { RecordInvoiceController } from './record-invoice/record-invoice.controller.js';
import { RecoverAdvanceController } from './recover-advance/recover-advance.controller.js';
import { ReleaseRetentionController } from './release-retention/release-retention.controller.js';
import { ReturnGoodsController } from './return-goods/return-goods.controller.js';
import { ReversePaymentController } from './reverse-payment/reverse-payment.controller.js';
import { SelectMethodController } from './select-method/select-method.controller.js';
import { SignController } from './sign/sign.controller.js';
import { TerminateController } from './terminate/terminate.controller.js';

export const procurementControllers = [
  PlanPurchaseController,
  SelectMethodController,
  AwardController,
  SignController,
  CancelController,
  AmendController,
  ReceiveGoodsController,
  ReturnGoodsController,
  AcceptGoodsController,
  RecordInvoiceController,
  PayAdvanceController,
  PayController,
  ReleaseRetentionController,
  RecoverAdvanceController,
  ReversePaymentController,
  TerminateController,
  CompleteController,
];
