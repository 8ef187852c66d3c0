import type { Clock } from '#event-sourcing';
import { dateAt } from '#kernel';
import { readUnitTree, type Scope, type UnitTree } from '#units/views';
import type { Reading } from '#views';

/** Which units a question is about. `within`: a unit and every unit below it, on the effective date or today's tree. */
export interface UnitsAsked {
  readonly unit?: string;
  readonly within?: string;
  readonly tree?: 'effective' | 'current';
  readonly effective?: string;
}

/** Of a question about one thing or one unit, what it says of the tree alone. */
export const treeAsked = ({ tree, effective }: UnitsAsked): UnitsAsked => ({ tree, effective });

export interface UnitsWanted {
  readonly tree: UnitTree;
  /** True for a unit that is asked about and that the caller may read. */
  readonly wanted: (unitId: string) => boolean;
}

export const unitsWanted = async (
  reading: Reading,
  { unit, within, tree: which, effective }: UnitsAsked,
  scope: Scope,
  clock: Clock,
): Promise<UnitsWanted> => {
  const today = dateAt(clock.now());
  const tree = await readUnitTree(reading, which === 'current' ? today : (effective ?? today));
  const readable = tree.readableBy(scope);
  const below = within === undefined ? undefined : tree.within(within);
  return {
    tree,
    wanted: id => readable(id) && (unit === undefined || id === unit) && (below?.has(id) ?? true),
  };
};
