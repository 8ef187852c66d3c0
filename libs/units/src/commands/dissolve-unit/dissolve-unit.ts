import { commandOf } from '#event-sourcing';
import { unit } from '../../domain/unit.decider.js';

export const dissolveUnit = commandOf(unit, 'DissolveUnit', {
  duty: 'organiser',
  target: ({ unitId }) => unitId,
  units: ({ unitId }) => [unitId],
  refusals: ['unit.not-active', 'date.in-future', 'unit.before-its-beginning'],
  processRefusals: ['unit.not-empty'],
});
