import { commandOf } from '#event-sourcing';
import { delegation } from '../../domain/delegation.decider.js';
import { delegableDuties } from '../../events/index.js';

/** By whoever holds the duty over its unit: the giver, or somebody above. */
export const revokeDelegation = commandOf(delegation, 'RevokeDelegation', {
  duty: 'approver',
  dutyAmong: { duties: delegableDuties, of: (_, { granted }) => granted!.from.duty },
  target: ({ delegationId }) => delegationId,
  units: (_, { granted }) => [granted!.scope.unitId],
  refusals: [
    'delegation.revoked-already',
    'delegation.revoked-before-grant',
    'delegation.ended',
    'delegation.reason-missing',
  ],
});
