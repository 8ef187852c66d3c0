import { Map, Set } from 'immutable';
import type { CalendarDate, Money, Quantity } from '#kernel';
import type {
  AmendmentRequested,
  MethodSelected,
  PayeeAccount,
  PaymentKind,
  PurchaseAwarded,
  PurchasePlanned,
  SigningRequested,
  StepRefusal,
} from '../events/index.js';
import type { Goods, Receipt } from './goods.js';
import type { Round } from './round.js';

export type PurchaseStatus =
  | 'none'
  | 'planning'
  | 'planned'
  | 'methodSelected'
  | 'awarded'
  | 'signing'
  | 'active'
  | 'amending'
  | 'terminating'
  | 'terminated'
  | 'completed'
  | 'cancelled';

/** What a contract has of one commitment. Both figures leave out what is asked of the line and not answered yet. */
export interface Funding {
  readonly lineId: string;
  readonly amount: Money;
  readonly since: CalendarDate;
  /** Committed and neither advanced, paid nor released. */
  readonly undrawn: Money;
  /** Advanced and neither cleared nor recovered. */
  readonly advanced: Money;
}

export interface Payment {
  readonly kind: PaymentKind;
  readonly lineId: string;
  readonly commitmentId: string;
  readonly cash: Money;
  readonly advanceCleared: Money;
  readonly voucherNumber: string;
  readonly on: CalendarDate;
  readonly state: 'pending' | 'confirmed' | 'refused' | 'reversing' | 'reversed';
  /** The reversal that is under way, or was the last. */
  readonly reversalId?: string;
}

export interface Recovery {
  readonly lineId: string;
  readonly commitmentId: string;
  readonly amount: Money;
  readonly state: 'pending' | 'confirmed' | 'refused';
}

export interface Contract {
  readonly total: Money;
  readonly advanceMaxPct: number;
  readonly retentionPct: number;
  readonly retentionDue?: CalendarDate;
  readonly supplierTaxCode: string;
  readonly payeeAccount: PayeeAccount;
}

export interface Invoice {
  readonly series: string;
  readonly number: string;
  readonly total: Money;
}

export interface Acceptance {
  readonly on: CalendarDate;
  readonly value: Money;
}

/** Who did what, over the whole chain: persons, and principals behind them. */
export interface Roles {
  readonly requester: Set<string>;
  readonly approver: Set<string>;
  readonly signer: Set<string>;
  readonly acceptor: Set<string>;
  readonly payer: Set<string>;
}
export type Role = keyof Roles;

/** A purchase from plan to final payment, as its decisions need it. Maps are persistent: folds share them. */
export interface Purchase {
  readonly status: PurchaseStatus;
  readonly buyerUnit: string;
  readonly plan?: PurchasePlanned['data'];
  /** What each requisition answered to the plan; empty once all have. */
  readonly sources: Map<string, 'asked' | 'reserved' | StepRefusal>;
  readonly method?: MethodSelected['data'];
  readonly award?: PurchaseAwarded['data'];
  readonly signing?: SigningRequested['data'];
  readonly amendment?: AmendmentRequested['data'];
  /** The lines that are asked to commit, while signing or amending. */
  readonly round: Round;
  /** What lines have been asked to take back and have not answered. */
  readonly releasing: Map<string, Money>;
  readonly terminationId?: string;
  readonly contract?: Contract;
  readonly fundings: Map<string, Funding>;
  readonly goods: Goods;
  readonly receipts: Map<string, Receipt>;
  readonly acceptances: Map<string, Acceptance>;
  readonly invoices: Map<string, Invoice>;
  readonly payments: Map<string, Payment>;
  readonly recoveries: Map<string, Recovery>;
  readonly roles: Roles;
  /** Day of the last step to the contract, and of its last change: nothing that rests on it is earlier. */
  readonly decidedOn: CalendarDate;
  /** From when the contract stands. */
  readonly signedOn: CalendarDate;
  /** The latest day of anything recorded. */
  readonly latestOn: CalendarDate;
}

export const noPurchase: Purchase = {
  status: 'none',
  buyerUnit: '',
  sources: Map(),
  round: Map(),
  releasing: Map(),
  fundings: Map(),
  goods: Map(),
  receipts: Map(),
  acceptances: Map(),
  invoices: Map(),
  payments: Map(),
  recoveries: Map(),
  roles: { requester: Set(), approver: Set(), signer: Set(), acceptor: Set(), payer: Set() },
  decidedOn: '0000-00-00',
  signedOn: '0000-00-00',
  latestOn: '0000-00-00',
};

/** What one item was ordered at. */
export interface Order {
  readonly qty: Quantity;
  readonly unitPrice: Money;
}
