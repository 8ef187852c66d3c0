import { type CalendarDate, type StreamName, streamName } from '#kernel';
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
    UnitReparented: (unit, event) => {
      const { parentId } = event.data as UnitReparented['data'];
      const parents = [...unit.parents, { from: event.effectiveDate, parentId }];
      return { ...unit, parents: parents.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) };
    },
    UnitDissolutionStarted: unit => ({ ...unit, status: 'dissolving' }),
    UnitDissolutionRefused: unit => ({ ...unit, status: 'active' }),
    UnitDissolved: unit => ({ ...unit, status: 'dissolved' }),
  },
};

/** A unit takes on new things on a day while it is active and the day lies within its validity. */
export const isOpenOn = (unit: UnitFacts, day: CalendarDate): boolean =>
  unit.status === 'active' && unit.validFrom <= day && (unit.validTo === undefined || day <= unit.validTo);

export const parentOn = (unit: UnitFacts, day: CalendarDate): string | undefined =>
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
