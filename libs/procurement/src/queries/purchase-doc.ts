import type { CalendarDate, MoneyText } from '#kernel';
import type * as is from '../events/index.js';
import { thresholdOf } from '../events/index.js';
import type { PurchaseStatus } from '../domain/purchase.js';

/** A purchase in short: what lists are filtered and sorted by. Its steps are in `purchase-steps`. */
export type PurchaseDoc = {
  readonly purchaseId: string;
  readonly buyerUnit: string;
  /** The buyer, and every unit whose requisitions are in it. */
  readonly units: readonly string[];
  readonly status: PurchaseStatus;
  readonly category: is.Category;
  readonly requisitions: readonly string[];
  readonly estTotal: MoneyText;
  readonly plannedOn: string;
  readonly method?: is.Method;
  readonly methodOn?: CalendarDate;
  readonly supplier?: is.Supplier;
  readonly contractNumber?: string;
  readonly signedOn?: string;
  readonly total?: MoneyText;
  readonly accepted: MoneyText;
  readonly invoiced: MoneyText;
  readonly paid: MoneyText;
  /** Advances neither set off nor recovered. */
  readonly advanced: MoneyText;
  /** The first day since which advances have been outstanding without a break. */
  readonly advancedSince?: string;
  readonly endedOn?: string;
  readonly externalRefs: readonly string[];
  readonly revision: number;
};

/** The month in which a purchase with a supplier took a method that a threshold limits, also where it was given up. */
export const limitedMonth = ({ supplier, method, methodOn }: PurchaseDoc): string | undefined =>
  supplier && method && thresholdOf[method] ? methodOn!.slice(0, 7) : undefined;
