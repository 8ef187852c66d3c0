import { commandOf } from '#event-sourcing';
import { parameter } from '../../domain/parameter.decider.js';

/** Any appropriator may set a parameter: it holds for the whole ledger. */
export const setParameter = commandOf(parameter, 'SetParameter', {
  opens: true,
  duty: 'appropriator',
  target: ({ name }) => name,
  refusals: ['parameter.unknown', 'parameter.malformed'],
});
