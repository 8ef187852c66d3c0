import type { Reader } from './naive/past.js';

/** A province with all below it, a province alone, a unit at the end of the tree, and one that is not there. */
export const readers: readonly Reader[] = [
  { unitId: 'hai-duong', subtree: true },
  { unitId: 'hai-duong', subtree: false },
  { unitId: 'kim-thanh', subtree: true },
  { unitId: 'pc08', subtree: false },
  { unitId: 'nowhere', subtree: true },
];
