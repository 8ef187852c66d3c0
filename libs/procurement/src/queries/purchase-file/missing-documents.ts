import type { PurchaseStep } from '../purchase-steps.view.js';

/** Which papers a purchase's method requires, and which of them its file does not hold. */
export interface RequiredDocuments {
  /** Kinds of document, as the parameter of the day named them; null: no parameter was set, so nobody can say. */
  readonly required: readonly string[] | null;
  readonly missing: readonly string[] | null;
}

/** The kinds of every paper that a step of the purchase rests on. */
export const documentsOf = (
  steps: readonly PurchaseStep[],
  required: readonly string[] | undefined,
): RequiredDocuments => {
  if (required === undefined) return { required: null, missing: null };
  const held = new Set(steps.map(({ document }) => document.kind));
  return { required, missing: required.filter(kind => !held.has(kind)) };
};
