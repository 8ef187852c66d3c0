import { renameSync, rmSync } from 'node:fs';

/** Another may put its own folder there between our two renames; more often than this is no accident. */
const triesMost = 100;

const moveIfThere = (from, to) => {
  try {
    renameSync(from, to);
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault;
  }
};

/** Puts `fresh` in the place of `target`: the place is empty for the time of one rename. */
export const replaceFolder = (fresh, target) => {
  const old = `${fresh}.old`;
  for (let tries = 1; ; tries += 1) {
    rmSync(old, { recursive: true, force: true });
    moveIfThere(target, old);
    try {
      renameSync(fresh, target);
      break;
    } catch (fault) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(fault.code) || tries === triesMost) throw fault;
    }
  }
  rmSync(old, { recursive: true, force: true });
};
