import { purchaseMatchView } from './queries/purchase-match.view.js';
import { purchaseStepsView } from './queries/purchase-steps.view.js';
import { purchasesView } from './queries/purchases.view.js';
import {
  advanceRecovery,
  contractAmendment,
  contractSigning,
  contractTermination,
  paymentReversal,
  purchasePayment,
  purchasePlanning,
} from './reactions/index.js';

export * from './queries/purchase-match.view.js';
export * from './queries/purchase-on.js';
export * from './queries/purchase-steps.view.js';
export * from './queries/purchases.view.js';

export const procurementViews = [purchasesView, purchaseStepsView, purchaseMatchView];

/** Every process a purchase can be in. */
export const procurementProcesses = [
  purchasePlanning,
  contractSigning,
  contractAmendment,
  contractTermination,
  purchasePayment,
  advanceRecovery,
  paymentReversal,
];
