import { commit, lastTerms } from './commit.js';
import { bury, copiesOfView, createCopy, newGeneration, retire, switchTo } from './copies.js';
import { foldStrands, foldVersions, raise } from './folding.js';
import { releaseLease, renewLease } from './leases.js';
import { candidates, history, versionsAt } from './register.js';
import { cells, rows, sum } from './tally.js';

const all = {
  commit,
  lastTerms,
  newGeneration,
  createCopy,
  switchTo,
  retire,
  bury,
  copiesOfView,
  sum,
  rows,
  cells,
  versionsAt,
  history,
  candidates,
  foldStrands,
  foldVersions,
  raise,
  renewLease,
  releaseLease,
};

export type ScriptName = keyof typeof all;

/** Every script, under the name of a method of the driver; the prefix keeps clear of its own. */
export const scripts = Object.fromEntries(
  Object.entries(all).map(([name, lua]) => [`socai_${name}`, lua]),
) as Readonly<Record<`socai_${ScriptName}`, string>>;
