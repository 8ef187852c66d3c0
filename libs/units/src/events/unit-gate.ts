import { allowed, type CalendarDate, refused, type StreamName, streamName, type Verdict } from '#kernel';
import type { Fold, GateReader } from '#event-sourcing';
import type { UnitEstablished, UnitKind } from './unit-established.js';
import type { UnitReparented } from './unit-reparented.js';

/** What other capabilities may know of a unit when they decide: whether it takes on anything, and where it belongs. */
export interface UnitFacts {
  readonly status: 'none' | 'active' | 'dissolving' | 'dissolved';
  readonly kind?: UnitKind;
  readonly validFrom: CalendarDate;
  readonly validTo?: CalendarDate;
  /** Newest last: on a day the last entry at or before it counts. */
  readonly parents: readonly { readonly from: CalendarDate; readonly parentId?: string }[];
}

export const unitStream = (unitId: string): StreamName => streamName('unit', unitId);

export const unitFold: Fold<UnitFacts> = {
  initial: { status: 'none', validFrom: '9999-12-31', parents: [] },
  evolve: {
    UnitEstablished: (_, event) => {
      const { kind, validFrom, validTo, parentId } = event.data as UnitEstablished['data'];
      return { status: 'active', kind, validFrom, validTo, parents: [{ from: validFrom, parentId }] };
    },
    UnitReparented: (unit, { effectiveDate, data }) => ({
      ...unit,
      parents: withParent(unit.parents, effectiveDate, (data as UnitReparented['data']).parentId),
    }),
    UnitDissolutionStarted: unit => ({ ...unit, status: 'dissolving' }),
    UnitDissolutionRefused: unit => ({ ...unit, status: 'active' }),
    UnitDissolved: unit => ({ ...unit, status: 'dissolved' }),
  },
};

/** With one more move: among equal days the one recorded last counts. */
export const withParent = (parents: UnitFacts['parents'], from: CalendarDate, parentId: string) =>
  [...parents, { from, parentId }].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

/** A unit takes on new things on a day while it is active and the day lies within its validity. */
export const isOpenOn = (unit: UnitFacts, day: CalendarDate): boolean =>
  unit.status === 'active' && unit.validFrom <= day && (unit.validTo === undefined || day <= unit.validTo);

/** What a unit is to bear, receive or ask needs it open on that day. A rule for every capability that names units. */
export const unitMustBeOpen = (unitId: string, unit: UnitFacts | undefined, day: CalendarDate): Verdict =>
  unit && isOpenOn(unit, day)
    ? allowed
    : refused('unit.not-open', { unit: unitId, day, status: unit?.status ?? 'none' });

export const parentOn = (unit: Pick<UnitFacts, 'parents'>, day: CalendarDate): string | undefined =>
  unit.parents.findLast(({ from }) => from <= day)?.parentId;

/** A tree deeper than this is a mistake, and must not keep a decision busy for ever. */
const depthMax = 20;

/** The unit and every unit above it on a day, nearest first. Each is read as a gate. */
export const lineageOn = async (
  gates: GateReader,
  unitId: string,
  day: CalendarDate,
): Promise<readonly string[]> => {
  const lineage: string[] = [];
  for (let at: string | undefined = unitId; at !== undefined && lineage.length < depthMax;) {
    lineage.push(at);
    at = parentOn(await gates.read(unitStream(at), unitFold), day);
  }
  return lineage;
};

/** A unit and all above it, as they stand from a day on. */
export interface DatedLineage {
  readonly from: CalendarDate;
  readonly lineage: readonly string[];
}

/** The lineage on a day, and on every later day for which a move of one of its units is known. */
export const lineagesFrom = async (
  gates: GateReader,
  unitId: string,
  day: CalendarDate,
): Promise<readonly DatedLineage[]> => {
  const found: DatedLineage[] = [];
  const days = new Set([day]);
  // The set grows while it is walked: a lineage of a later day may bring in units with later moves of their own.
  for (const from of days) {
    const lineage = await lineageOn(gates, unitId, from);
    found.push({ from, lineage });
    for (const above of lineage) {
      const { parents } = await gates.read(unitStream(above), unitFold);
      for (const move of parents.filter(later => later.from > day)) days.add(move.from);
    }
  }
  return found.sort((a, b) => (a.from < b.from ? -1 : 1));
};
