import { decider, firstRefusal, mustNotBeFutureDated } from '#kernel';
import {
  parentOn,
  unitDissolutionRefused,
  unitDissolutionStarted,
  unitDissolved,
  unitEstablished,
  unitRenamed,
  unitReparented,
  withParent,
} from '../events/index.js';
import { noUnit, type Unit, type UnitFact } from './unit.js';
import type { UnitCommand, UnitDecisionFacts } from './unit.commands.js';
import {
  mustBeActive,
  mustBeNew,
  mustEndAfterItBegins,
  mustHaveParentUnlessMinistry,
  mustNotPrecedeUnit,
  mustNotStandAboveItself,
  parentMustBeOpen,
} from './unit.rules.js';

/** A unit of the force, from its establishment to its end. Its tree is dated: unit commands may lie in the future. */
export const unit = decider<Unit, UnitCommand, UnitFact, UnitDecisionFacts>({
  category: 'unit',
  initial: noUnit,

  evolve: {
    UnitEstablished: (_, { data: { unitId, kind, parentId, validFrom } }) => ({
      status: 'active',
      unitId,
      kind,
      validFrom,
      parents: [{ from: validFrom, parentId }],
    }),
    UnitRenamed: before => before,
    UnitReparented: (before, { effectiveDate, data: { parentId } }) => ({
      ...before,
      parents: withParent(before.parents, effectiveDate, parentId),
    }),
    UnitDissolutionStarted: before => ({ ...before, status: 'dissolving' }),
    UnitDissolutionRefused: before => ({ ...before, status: 'active' }),
    UnitDissolved: before => ({ ...before, status: 'dissolved' }),
  },

  decide: {
    EstablishUnit: (before, { data, meta: { effectiveDate } }, { parent }) =>
      firstRefusal(
        mustBeNew(before),
        mustHaveParentUnlessMinistry(data.kind, data.parentId),
        mustEndAfterItBegins(effectiveDate, data.validTo),
        parentMustBeOpen(data.parentId, parent, effectiveDate),
      ) ?? [unitEstablished({ ...data, predecessors: [...data.predecessors], validFrom: effectiveDate })],

    RenameUnit: (before, { data, meta }) =>
      firstRefusal(mustBeActive(before), mustNotPrecedeUnit(before, meta.effectiveDate)) ?? [
        unitRenamed({ name: data.name }),
      ],

    ReparentUnit: (
      before,
      { data: { parentId }, meta: { effectiveDate } },
      { parent, parentLineages = [] },
    ) =>
      firstRefusal(
        mustBeActive(before),
        mustNotPrecedeUnit(before, effectiveDate),
        mustNotStandAboveItself(before, parentLineages, effectiveDate),
        parentMustBeOpen(parentId, parent, effectiveDate),
      ) ?? [unitReparented({ parentId, formerParentId: parentOn(before, effectiveDate) })],

    DissolveUnit: (before, { meta }) =>
      firstRefusal(
        mustBeActive(before),
        // Dissolving closes a unit at once: it may say so of today or earlier, not of a day that has not come.
        mustNotBeFutureDated(meta),
        mustNotPrecedeUnit(before, meta.effectiveDate),
      ) ?? [unitDissolutionStarted({})],

    FinishDissolution: (_, __, { holdings = [] }) =>
      holdings.length === 0 ? [unitDissolved({})] : [unitDissolutionRefused({ holdings: [...holdings] })],
  },
});
