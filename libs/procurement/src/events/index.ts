import {
  methodSelected,
  planConfirmed,
  planningRefused,
  planSourceRefused,
  planSourceReserved,
  purchaseCancelled,
  purchasePlanned,
} from './plan.js';
import { purchaseAwarded } from './award.js';
import {
  amendmentRefused,
  amendmentRequested,
  contractAmended,
  contractSigned,
  signingRefused,
  signingRequested,
} from './contract.js';
import {
  commitmentsUndone,
  fundingCommitted,
  fundingRefused,
  fundingReleased,
  fundingReleaseRefused,
} from './funding.js';
import { goodsReceived, goodsReturned } from './goods.js';
import { goodsAccepted } from './goods-accepted.js';
import { invoiceRecorded } from './invoice.js';
import {
  paymentConfirmed,
  paymentRefused,
  paymentRequested,
  recoveryConfirmed,
  recoveryRefused,
  recoveryRequested,
  reversalConfirmed,
  reversalRefused,
  reversalRequested,
} from './payment.js';
import { contractTerminated, purchaseCompleted, terminationStarted } from './ending.js';

export * from './award.js';
export * from './contract.js';
export * from './ending.js';
export * from './funding.js';
export * from './goods.js';
export * from './goods-accepted.js';
export * from './invoice.js';
export * from './item-shapes.js';
export * from './methods.js';
export * from './payment.js';
export * from './plan.js';
export * from './refusal-shape.js';
export * from './sentences.js';

export const procurementEvents = [
  purchasePlanned,
  planSourceReserved,
  planSourceRefused,
  planConfirmed,
  planningRefused,
  methodSelected,
  purchaseCancelled,
  purchaseAwarded,
  signingRequested,
  contractSigned,
  signingRefused,
  amendmentRequested,
  contractAmended,
  amendmentRefused,
  fundingCommitted,
  fundingRefused,
  commitmentsUndone,
  fundingReleased,
  fundingReleaseRefused,
  goodsReceived,
  goodsReturned,
  goodsAccepted,
  invoiceRecorded,
  paymentRequested,
  paymentConfirmed,
  paymentRefused,
  recoveryRequested,
  recoveryConfirmed,
  recoveryRefused,
  reversalRequested,
  reversalConfirmed,
  reversalRefused,
  terminationStarted,
  contractTerminated,
  purchaseCompleted,
];
