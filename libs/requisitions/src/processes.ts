import { commandOf } from '#event-sourcing';
import { requisition } from './domain/requisition.decider.js';

/** What a purchase's process may ask of a requisition. No person issues these. */

/** Answered by RequisitionPlanned or RequisitionPlanRefused. */
export const planRequisition = commandOf(requisition, 'PlanRequisition', {
  target: ({ requisitionId }) => requisitionId,
  refusals: ['requisition.wrong-state', 'requisition.quantity-taken'],
});

/** Answered by RequisitionFreed, whatever had been taken. */
export const freeRequisition = commandOf(requisition, 'FreeRequisition', {
  target: ({ requisitionId }) => requisitionId,
  refusals: [],
});
