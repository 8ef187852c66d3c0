import type { CalendarDate } from '#kernel';
import { everyDoc, type Reading } from '#views';
import { type UnitDoc, unitsView, valueOn } from './units.view.js';

/** Units somebody may read about, as a token says it. */
export interface Scope {
  readonly everything: boolean;
  readonly units: readonly { readonly unitId: string; readonly subtree: boolean }[];
}

/** The organisation tree on one day, as known at one index. */
export class UnitTree {
  private readonly children = new Map<string, string[]>();

  constructor(
    readonly units: ReadonlyMap<string, UnitDoc>,
    readonly day: CalendarDate,
  ) {
    for (const unit of units.values()) {
      const parent = valueOn(unit.parents, day);
      if (parent) this.children.set(parent, [...(this.children.get(parent) ?? []), unit.unitId]);
    }
  }

  /** A unit and every unit below it. */
  within(unitId: string): ReadonlySet<string> {
    const found = new Set<string>([unitId]);
    for (const at of found) for (const child of this.children.get(at) ?? []) found.add(child);
    return found;
  }

  /** Whether somebody's duties reach a unit. */
  readableBy({ everything, units }: Scope): (unitId: string) => boolean {
    if (everything) return () => true;
    const reach = new Set(
      units.flatMap(({ unitId, subtree }) => (subtree ? [...this.within(unitId)] : [unitId])),
    );
    return unitId => reach.has(unitId);
  }

  nameOf(unitId: string): string {
    const unit = this.units.get(unitId);
    return unit ? (valueOn(unit.names, this.day) ?? unit.code) : unitId;
  }
}

/** The whole tree: some hundreds of units in a province, ten thousand in the country. */
export const readUnitTree = async (reading: Reading, day: CalendarDate): Promise<UnitTree> => {
  const units = await everyDoc(reading, unitsView, {});
  return new UnitTree(new Map(units.map(unit => [unit.unitId, unit])), day);
};
