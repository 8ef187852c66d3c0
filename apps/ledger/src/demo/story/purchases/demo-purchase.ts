import { addDays } from '#kernel';
import { idOf } from '../../demo-client.js';
import type { Source } from '../lines.js';
import type { GoodName } from '../things/goods.js';

export type DemoMethod =
  'openBidding' | 'competitiveQuotation' | 'directAppointment' | 'urgentAppointment' | 'headDecision';

/** What becomes of a purchase where it does not simply go its way. */
export type Fate =
  | 'cancelled'
  | 'noMoney'
  | 'terminated'
  | 'underWay'
  | 'amended'
  | 'reversed'
  | 'returned'
  | 'retained'
  | 'selfApproved'
  | 'overpaid'
  | 'storekeeperPays'
  | 'unevaluated';

export interface DemoPurchase {
  /** `2020-07`: names the purchase in its papers, and makes its ids. */
  readonly key: string;
  readonly year: number;
  /** The day the first unit asks. */
  readonly begins: string;
  /** Who asks: a requisition each. */
  readonly units: readonly string[];
  /** How much of what all of them ask, in equal parts. */
  readonly wanted: readonly (readonly [GoodName, number])[];
  readonly method: DemoMethod;
  /** The second bears a fifth. */
  readonly sources: readonly Source[];
  readonly fate?: Fate;
  /** Of the things it brings, by good. */
  readonly numbers: ReadonlyMap<GoodName, readonly string[]>;
}

/** The n-th day of a purchase. */
export const dayOf = ({ begins }: DemoPurchase, n: number): string => addDays(begins, n);

export const purchaseId = ({ key }: { readonly key: string }): string => idOf('purchase', key);
export const requisitionId = ({ key }: DemoPurchase, unit: string): string => idOf('requisition', key, unit);
export const partId = ({ key }: DemoPurchase, kind: string, n: number | string): string =>
  idOf(kind, key, `${n}`);

/** Numbers of delivery parts: half of it, and the rest. */
export const halves = (quantity: number): readonly [number, number] => [
  Math.ceil(quantity / 2),
  Math.floor(quantity / 2),
];
