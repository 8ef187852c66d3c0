import { acceptGoods } from './accept-goods/accept-goods.js';
import { amend } from './amend/amend.js';
import { award } from './award/award.js';
import { cancel } from './cancel/cancel.js';
import { complete } from './complete/complete.js';
import { pay } from './pay/pay.js';
import { payAdvance } from './pay-advance/pay-advance.js';
import { planPurchase } from './plan-purchase/plan-purchase.js';
import { receiveGoods } from './receive-goods/receive-goods.js';
import { recordInvoice } from './record-invoice/record-invoice.js';
import { recoverAdvance } from './recover-advance/recover-advance.js';
import { releaseRetention } from './release-retention/release-retention.js';
import { returnGoods } from './return-goods/return-goods.js';
import { reversePayment } from './reverse-payment/reverse-payment.js';
import { selectMethod } from './select-method/select-method.js';
import { sign } from './sign/sign.js';
import { terminate } from './terminate/terminate.js';

/** Everything a person may ask of a purchase, in the order of its life. */
export const procurementCommands = [
  planPurchase,
  selectMethod,
  award,
  sign,
  cancel,
  amend,
  receiveGoods,
  returnGoods,
  acceptGoods,
  recordInvoice,
  payAdvance,
  pay,
  releaseRetention,
  recoverAdvance,
  reversePayment,
  terminate,
  complete,
];
