import { commandOf } from '#event-sourcing';
import { unitFold, unitStream } from '#units/events';
import { delegation } from '../../domain/delegation.decider.js';
import { delegableDuties } from '../../events/index.js';

/** Nobody grants what they do not hold: the duty itself, over the whole of the scope. */
export const grantDelegation = commandOf(delegation, 'GrantDelegation', {
  opens: true,
  duty: 'approver',
  dutyAmong: { duties: delegableDuties, of: ({ duty }) => duty },
  target: ({ delegationId }) => delegationId,
  units: ({ scope }) => [scope.unitId],
  subtree: ({ scope }) => scope.subtree,
  facts: async (gates, { scope }) => ({ unit: await gates.read(unitStream(scope.unitId), unitFold) }),
  refusals: [
    'delegation.exists',
    'delegation.not-in-person',
    'delegation.to-oneself',
    'delegation.ends-before-it-begins',
    'delegation.before-its-paper',
    'unit.not-open',
  ],
});
