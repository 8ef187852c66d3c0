import { commandOf } from '#event-sourcing';
import { requisition } from '../../domain/requisition.decider.js';

/** The unit that asked no longer needs it, and nothing of it is planned. */
export const withdrawRequisition = commandOf(requisition, 'WithdrawRequisition', {
  duty: 'requester',
  target: ({ requisitionId }) => requisitionId,
  units: (_, { unitId }) => [unitId],
  refusals: ['requisition.wrong-state', 'date.in-future', 'requisition.too-early', 'requisition.planned'],
});
