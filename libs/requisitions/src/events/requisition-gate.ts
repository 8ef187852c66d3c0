import { Map } from 'immutable';
import {
  type CalendarDate,
  canonicalJson,
  type Evolve,
  personsIn,
  quantity,
  type Quantity,
  sha256,
  type StreamName,
  streamName,
} from '#kernel';
import type { Fold } from '#event-sourcing';
import type { RequisitionFreed, RequisitionPlanned, RequisitionPlanRefused } from './planning.js';
import type {
  RequisitionApproved,
  RequisitionRejected,
  RequisitionSubmitted,
  RequisitionWithdrawn,
} from './requisition.js';
import type { ItemQuantity, RequisitionItem } from './shapes.js';

export type RequisitionFact =
  | RequisitionSubmitted
  | RequisitionApproved
  | RequisitionRejected
  | RequisitionWithdrawn
  | RequisitionPlanned
  | RequisitionPlanRefused
  | RequisitionFreed;

/** A requisition as its own decisions and those of purchases see it. Quantities by item number. */
export interface Requisition {
  readonly status: 'none' | 'submitted' | 'approved' | 'rejected' | 'withdrawn';
  readonly unitId: string;
  readonly items: Map<number, RequisitionItem>;
  readonly approved: Map<number, Quantity>;
  /** What each purchase has taken: purchase → item → quantity. */
  readonly planned: Map<string, Map<number, Quantity>>;
  /** Of the content that an approval binds. */
  readonly digest: string;
  readonly lastStepOn: CalendarDate;
  readonly requesters: readonly string[];
  readonly approvers: readonly string[];
}

export const noRequisition: Requisition = {
  status: 'none',
  unitId: '',
  items: Map(),
  approved: Map(),
  planned: Map(),
  digest: '',
  lastStepOn: '0000-00-00',
  requesters: [],
  approvers: [],
};

/** SHA-256 of the canonical JSON of a content: what `seenDigest` must be. Source: RFC 8785. */
export const digestOf = (content: unknown): string => sha256(canonicalJson(content));

export const quantitiesOf = (items: readonly ItemQuantity[]): Map<number, Quantity> =>
  Map(items.map(({ no, qty }) => [no, quantity(qty)]));

/** How much of an approved item no purchase has taken. */
export const freeOf = ({ approved, planned }: Requisition, no: number): Quantity =>
  planned.reduce((free, taken) => free - taken.get(no, 0n), approved.get(no, 0n));

export const evolveRequisition: Evolve<Requisition, RequisitionFact> = {
  RequisitionSubmitted: (_, fact) => ({
    ...noRequisition,
    status: 'submitted',
    unitId: fact.data.unitId,
    items: Map(fact.data.items.map(item => [item.no, item])),
    digest: digestOf(fact.data),
    lastStepOn: fact.effectiveDate,
    requesters: personsIn(fact),
  }),
  RequisitionApproved: (before, fact) => ({
    ...before,
    status: 'approved',
    approved: quantitiesOf(fact.data.approvedItems),
    lastStepOn: fact.effectiveDate,
    approvers: [...personsIn(fact), ...(fact.data.decisionBody?.members ?? [])],
  }),
  RequisitionRejected: before => ({ ...before, status: 'rejected' }),
  RequisitionWithdrawn: before => ({ ...before, status: 'withdrawn' }),
  RequisitionPlanned: (before, { data: { purchaseId, items } }) => ({
    ...before,
    planned: before.planned.set(purchaseId, quantitiesOf(items)),
  }),
  RequisitionPlanRefused: before => before,
  RequisitionFreed: (before, { data: { purchaseId } }) => ({
    ...before,
    planned: before.planned.remove(purchaseId),
  }),
};

export const requisitionStream = (requisitionId: string): StreamName =>
  streamName('requisition', requisitionId);

export const requisitionFold: Fold<Requisition> = {
  initial: noRequisition,
  evolve: evolveRequisition as Fold<Requisition>['evolve'],
};
