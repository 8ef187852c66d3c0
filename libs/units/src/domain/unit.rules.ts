import { allowed, type CalendarDate, refused, type Verdict } from '#kernel';
import { type DatedLineage, isOpenOn, type UnitFacts, type UnitKind } from '../events/index.js';
import type { Unit } from './unit.js';

/** A unit's id is never used again, also not after its end. */
export const mustBeNew = (unit: Unit): Verdict =>
  unit.status === 'none' ? allowed : refused('unit.exists', { unit: unit.unitId, status: unit.status });

export const mustBeActive = (unit: Unit): Verdict =>
  unit.status === 'active' ? allowed : refused('unit.not-active', { unit: unit.unitId, status: unit.status });

/** Only the ministry has no unit above it. */
export const mustHaveParentUnlessMinistry = (kind: UnitKind, parentId: string | undefined): Verdict =>
  (kind === 'ministry') === (parentId === undefined)
    ? allowed
    : refused('unit.parent-mismatch', { kind, parent: parentId ?? '' });

export const parentMustBeOpen = (
  parentId: string | undefined,
  parent: UnitFacts | undefined,
  day: CalendarDate,
): Verdict =>
  parentId === undefined || (parent && isOpenOn(parent, day))
    ? allowed
    : refused('unit.parent-not-open', { parent: parentId, day, status: parent?.status ?? 'none' });

/** A unit never stands above itself, on no day until it moves on: a move of the future counts as well. */
export const mustNotStandAboveItself = (
  { unitId, parents }: Unit,
  parentLineages: readonly DatedLineage[],
  day: CalendarDate,
): Verdict => {
  const movesOn = parents.find(({ from }) => from > day)?.from ?? '9999-12-31';
  const circle = parentLineages.find(({ from, lineage }) => from < movesOn && lineage.includes(unitId));
  return circle
    ? refused('unit.circular', { unit: unitId, parent: circle.lineage[0] ?? '', day: circle.from })
    : allowed;
};

export const mustEndAfterItBegins = (from: CalendarDate, to: CalendarDate | undefined): Verdict =>
  to === undefined || from <= to ? allowed : refused('unit.ends-before-it-begins', { from, to });

export const mustNotPrecedeUnit = (unit: Unit, day: CalendarDate): Verdict =>
  unit.validFrom <= day ? allowed : refused('unit.before-its-beginning', { day, validFrom: unit.validFrom });
