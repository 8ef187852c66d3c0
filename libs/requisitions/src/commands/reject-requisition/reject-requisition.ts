import { commandOf } from '#event-sourcing';
import { requisition } from '../../domain/requisition.decider.js';
import { requisitions } from '../matter.js';

export const rejectRequisition = commandOf(requisition, 'RejectRequisition', {
  duty: 'approver',
  target: ({ requisitionId }) => requisitionId,
  units: (_, { unitId }) => [unitId],
  delegable: { matter: () => requisitions },
  refusals: [
    'requisition.wrong-state',
    'date.in-future',
    'requisition.too-early',
    'requisition.requester-approves',
  ],
});
