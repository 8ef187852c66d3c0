import { type Step, steps } from '#views';
import { procurementEvents } from '../events/index.js';

export type PurchaseStep = Step & { readonly purchaseId: string };

/** Everything that happened to purchases: a whole file is one bucket. */
export const purchaseStepsView = steps('purchase-steps', 2, {
  id: 'purchaseId',
  bucket: 'purchase',
  of: procurementEvents,
});
