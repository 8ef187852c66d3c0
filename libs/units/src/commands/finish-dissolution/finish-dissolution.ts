import { commandOf } from '#event-sourcing';
import type { Holding } from '../../domain/unit.commands.js';
import { unit } from '../../domain/unit.decider.js';

/** Tells what a unit still has, read from views that have passed the start of its dissolution. */
export type HoldingsOf = (unitId: string) => Promise<readonly Holding[]>;

/** Issued by the process only. The unit ends, or is active again with what it still holds. */
export const finishDissolution = (holdingsOf: HoldingsOf) =>
  commandOf(unit, 'FinishDissolution', {
    target: ({ unitId }) => unitId,
    facts: async (_, { unitId }) => ({ holdings: await holdingsOf(unitId) }),
    refusals: [],
  });
