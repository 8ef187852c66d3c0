import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';

/** A supplier's invoice belongs to one purchase, once. */
export const recordInvoice = commandOf(purchase, 'RecordInvoice', {
  duty: 'accountant',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  claims: ({ supplierTaxCode, series, number, purchaseId }) => [
    {
      kind: 'invoice',
      parts: [supplierTaxCode, series, number],
      owner: purchaseId,
      refusal: 'invoice.already-recorded',
    },
  ],
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'invoice.supplier-differs',
    'invoice.already-recorded',
    'invoice.dated-later',
    'item.unknown',
    'invoice.total-differs',
  ],
});
