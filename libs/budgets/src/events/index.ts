import { appropriationWithdrawn, fundsAppropriated, openingBalanceRecorded } from './appropriation.js';
import { commitmentReleased, fundsCommitted } from './commitment.js';
import {
  fundMoveSettled,
  fundsReceiptRefused,
  fundsReceived,
  fundsReturned,
  fundsSent,
} from './fund-move.js';
import { lineClosed, lineClosingStarted } from './line-closing.js';
import { advancePaid, advanceRecovered, paymentPosted, paymentReversed } from './payment.js';

export * from './accounts.js';
export * from './appropriation.js';
export * from './commitment.js';
export * from './fund-move.js';
export * from './line-closing.js';
export * from './line-gate.js';
export * from './line-id.js';
export * from './payment.js';
export * from './sentences.js';

export const budgetEvents = [
  fundsAppropriated,
  appropriationWithdrawn,
  openingBalanceRecorded,
  fundsSent,
  fundsReceived,
  fundsReceiptRefused,
  fundsReturned,
  fundMoveSettled,
  fundsCommitted,
  commitmentReleased,
  advancePaid,
  paymentPosted,
  advanceRecovered,
  paymentReversed,
  lineClosingStarted,
  lineClosed,
];
