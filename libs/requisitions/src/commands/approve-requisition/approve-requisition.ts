import { commandOf } from '#event-sourcing';
import { vnd } from '#kernel';
import { requisition } from '../../domain/requisition.decider.js';
import type { RequisitionApproved } from '../../events/index.js';

import { requisitions } from '../matter.js';

/** Binds the content that was seen; may give less than was asked. */
export const approveRequisition = commandOf(requisition, 'ApproveRequisition', {
  duty: 'approver',
  needsIfMatch: true,
  target: ({ requisitionId }) => requisitionId,
  units: (_, { unitId }) => [unitId],
  delegable: {
    matter: () => requisitions,
    worth: ([approved]) => vnd((approved as RequisitionApproved).data.approvedTotal),
  },
  refusals: [
    'requisition.wrong-state',
    'date.in-future',
    'requisition.too-early',
    'requisition.seen-otherwise',
    'requisition.requester-approves',
    'items.numbered-twice',
    'item.unknown',
    'requisition.approved-beyond-asked',
  ],
});
