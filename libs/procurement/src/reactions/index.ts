import { contractReactions } from './contract.js';
import { moneyReactions } from './money.js';
import { planningReactions } from './planning.js';
import { whenLineRefused } from './refusals.js';

export { contractAmendment, contractSigning, contractTermination } from './contract.js';
export { advanceRecovery, paymentReversal, purchasePayment } from './money.js';
export { purchasePlanning } from './planning.js';

export const procurementReactions = [
  ...planningReactions,
  ...contractReactions,
  ...moneyReactions,
  whenLineRefused,
];
