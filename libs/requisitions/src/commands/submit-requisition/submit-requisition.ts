import { commandOf } from '#event-sourcing';
import { unitFold, unitStream } from '#units/events';
import { requisition } from '../../domain/requisition.decider.js';

export const submitRequisition = commandOf(requisition, 'SubmitRequisition', {
  opens: true,
  duty: 'requester',
  target: ({ requisitionId }) => requisitionId,
  units: ({ unitId }) => [unitId],
  facts: async (gates, { unitId }) => ({ unit: await gates.read(unitStream(unitId), unitFold) }),
  refusals: [
    'requisition.exists',
    'date.in-future',
    'unit.not-open',
    'items.none',
    'items.numbered-twice',
    'requisition.too-large',
  ],
});
