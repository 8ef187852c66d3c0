import { refused } from '#kernel';
import { refusalFact } from './command-refused.js';
import type { Rulings } from './rulings.js';
import { resendMs } from './sender.js';

/** The log did not confirm a command's events for so long that it is settled by a refusal in their place. */
export const storageTimedOut = 'command.storage-timed-out';

/**
 * Refusals in the place of events that may or may not stand there, so that whichever stands is the answer for good.
 * Only for commands of people, who wait: a process asks again with the same key until it is told, and a refusal would
 * end steps that no rule may refuse.
 * @param into empty rulings on the state before those events
 */
export const refuseInstead = (inDoubt: Rulings, into: Rulings): Rulings => {
  const rejection = refused(storageTimedOut, { seconds: resendMs / 1_000 });
  for (const { pending, gates } of inDoubt.recorded)
    if (pending.invocation.issuedBy === undefined)
      into.put(pending, { gates: gates! }, [refusalFact(pending.spec.name, pending.data, rejection)]);
  return into;
};
