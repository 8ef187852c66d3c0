import type { UnitTree } from '#units/views';
import type { Scope } from '../events/index.js';

/** The units a scope reaches on the day of a tree. */
export const reachOf = (tree: UnitTree, { unitId, subtree }: Scope): ((unit: string) => boolean) => {
  if (!subtree) return unit => unit === unitId;
  const below = tree.within(unitId);
  return unit => below.has(unit);
};
