import type { LineFacts } from '#budgets/events';
import type { ParameterValues } from '#parameters/events';
import type { Requisition } from '#requisitions/events';
import type { UnitFacts } from '#units/events';

/** A requisition a plan takes from, and the units it belongs to, nearest first. */
export interface Source {
  readonly requisitionId: string;
  readonly requisition: Requisition;
  readonly lineage: readonly string[];
}

/** What is read of other streams before a decision on a purchase. */
export interface Surroundings {
  readonly sources?: readonly Source[];
  /** The buyer, and the units above it on the effective date, nearest first. */
  readonly buyer?: { readonly unit: UnitFacts; readonly lineage: readonly string[] };
  /** The lines a contract is to be paid from. */
  readonly lines?: readonly { readonly lineId: string; readonly line: LineFacts }[];
  /** The units accepted goods go to. */
  readonly destinations?: readonly { readonly unitId: string; readonly unit: UnitFacts }[];
  readonly thresholds?: ParameterValues;
  readonly requiredDocuments?: ParameterValues;
}
