import type { CalendarDate } from '#kernel';
import { documentOf, everyStep, inEffectOn, type Reading } from '#views';
import { purchaseStepsView } from './purchase-steps.view.js';
import { type PurchaseDoc, purchasesView } from './purchases.view.js';

/** Views that tell purchases as they stood on a day; without a day, as they stand. */
export const purchaseViewsOn = (day: CalendarDate | undefined) =>
  day === undefined ? [purchasesView] : [purchasesView, purchaseStepsView];

/** A purchase in short as it stood on a day; undefined before it was planned. */
export const purchaseOn =
  (reading: Reading, day: CalendarDate) =>
  async (doc: PurchaseDoc): Promise<PurchaseDoc | undefined> => {
    if (doc.plannedOn > day) return undefined;
    const steps = await everyStep(reading, purchaseStepsView, { purchase: doc.purchaseId });
    return documentOf(purchasesView, inEffectOn(steps, day));
  };
