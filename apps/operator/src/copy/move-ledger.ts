import { openSource, openTarget, whileAsking } from './ends.js';
import { Move } from './move.js';
import type { Ambient, CopyTelling, Moved } from './move-parts.js';
import type { CopyPlan } from './plan.js';

/**
 * Moves a ledger: its events, its signed heads, its keys; then seals the source, and only then opens the target. Killed
 * anywhere, a ledger may go on in one of them at most, and a second run goes on.
 * @throws NotDone, BrokenOff, LogFileProblem, an error of the file system
 */
export const moveLedger = async (plan: CopyPlan, ambient: Ambient, telling: CopyTelling): Promise<Moved> => {
  const source = await openSource(plan, ambient);
  try {
    const target = await openTarget(plan, ambient);
    const move = new Move({ plan, ambient, telling, source, target });
    return await whileAsking(plan.to, telling.signal, () => move.run()).finally(() => target.close());
  } finally {
    await source.close();
  }
};
