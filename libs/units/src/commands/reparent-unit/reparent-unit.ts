import { commandOf } from '#event-sourcing';
import { unit } from '../../domain/unit.decider.js';
import { lineagesFrom, unitFold, unitStream } from '../../events/index.js';

/** A unit moves under another. The organiser must answer for both: the unit that moves, and where it goes. */
export const reparentUnit = commandOf(unit, 'ReparentUnit', {
  duty: 'organiser',
  target: ({ unitId }) => unitId,
  units: ({ unitId, parentId }) => [unitId, parentId],
  facts: async (gates, { parentId }, on) => ({
    parent: await gates.read(unitStream(parentId), unitFold),
    parentLineages: await lineagesFrom(gates, parentId, on),
  }),
  refusals: ['unit.not-active', 'unit.before-its-beginning', 'unit.circular', 'unit.parent-not-open'],
});
