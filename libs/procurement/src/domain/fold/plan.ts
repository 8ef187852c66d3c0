import { Map } from 'immutable';
import type { Evolve } from '#kernel';
import type { PurchaseFact } from '../purchase.facts.js';
import type { Purchase } from '../purchase.js';
import { withPersons } from './roles.js';

type Planning =
  | 'PurchasePlanned'
  | 'PlanSourceReserved'
  | 'PlanSourceRefused'
  | 'PlanConfirmed'
  | 'PlanningRefused'
  | 'MethodSelected'
  | 'PurchaseAwarded'
  | 'PurchaseCancelled';

/** From the plan to the award. */
export const planFold: Pick<Evolve<Purchase, PurchaseFact>, Planning> = {
  PurchasePlanned: (before, { data, effectiveDate }) => {
    const planned: Purchase = {
      ...before,
      status: 'planning',
      buyerUnit: data.buyerUnit,
      plan: data,
      sources: Map(data.requisitions.map(({ requisitionId }) => [requisitionId, 'asked'])),
      decidedOn: effectiveDate,
    };
    return data.requisitions.reduce(
      (all, { requesters, approvers }) =>
        withPersons(withPersons(all, 'requester', requesters), 'approver', approvers),
      planned,
    );
  },
  PlanSourceReserved: (before, { data }) => ({
    ...before,
    sources: before.sources.set(data.requisitionId, 'reserved'),
  }),
  PlanSourceRefused: (before, { data: { requisitionId, cause, numbers, holders } }) => ({
    ...before,
    sources: before.sources.set(requisitionId, { cause, numbers, holders }),
  }),
  PlanConfirmed: before => ({ ...before, status: 'planned' }),
  PlanningRefused: before => ({ ...before, status: 'cancelled' }),
  MethodSelected: (before, { data, effectiveDate }) => ({
    ...before,
    status: 'methodSelected',
    method: data,
    decidedOn: effectiveDate,
  }),
  PurchaseAwarded: (before, { data, effectiveDate }) => ({
    ...before,
    status: 'awarded',
    award: data,
    decidedOn: effectiveDate,
  }),
  PurchaseCancelled: before => ({ ...before, status: 'cancelled' }),
};
