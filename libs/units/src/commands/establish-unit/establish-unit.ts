import { commandOf } from '#event-sourcing';
import { unit } from '../../domain/unit.decider.js';
import { unitFold, unitStream } from '../../events/index.js';

/** A unit joins the tree. A root is established by an organiser of that very unit, any other by one above it. */
export const establishUnit = commandOf(unit, 'EstablishUnit', {
  opens: true,
  duty: 'organiser',
  target: ({ unitId }) => unitId,
  units: ({ parentId, unitId }) => [parentId ?? unitId],
  facts: async (gates, { parentId }) => ({
    parent: parentId === undefined ? undefined : await gates.read(unitStream(parentId), unitFold),
  }),
  claims: ({ code, unitId }) => [
    { kind: 'unitCode', parts: [code], owner: unitId, refusal: 'unit.code-taken' },
  ],
  refusals: [
    'unit.exists',
    'unit.parent-mismatch',
    'unit.ends-before-it-begins',
    'unit.parent-not-open',
    'unit.code-taken',
  ],
});
