import { idOf } from '#kernel';
import { begins, consequence, processType, reaction, refuses, settles } from '#event-sourcing';
import { finishDissolution, type HoldingsOf } from '../commands/finish-dissolution/finish-dissolution.js';
import { unitDissolutionRefused, unitDissolutionStarted, unitDissolved } from '../events/index.js';

/**
 * A dissolution ends when what was decided before its start has come to stand or to nothing: then no decision is under
 * way any more that saw the unit open, and the views that tell what it holds have passed the start.
 */
export const whenDissolutionStarted = (holdingsOf: HoldingsOf) =>
  reaction(
    'dissolution/finish',
    unitDissolutionStarted,
    event => consequence(finishDissolution(holdingsOf), { unitId: idOf(event.stream) }),
    'drained',
  );

export const dissolution = processType(
  'dissolution',
  begins(unitDissolutionStarted, event => event.id),
  settles(unitDissolved, event => event.causationId),
  refuses(
    unitDissolutionRefused,
    event => event.causationId,
    ({ data: { holdings } }) => ({
      code: 'unit.not-empty',
      numbers: { holdings: String(holdings.length) },
      holders: holdings,
    }),
  ),
);
