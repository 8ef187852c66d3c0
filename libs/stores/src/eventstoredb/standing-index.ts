import { canonicalJson } from '#kernel';
import type { Scheduler } from '#event-sourcing';
import type { LastIndexed } from './index-file/index-writer.js';
import { LogHalted } from './log-halted.js';
import type { StreamNames } from './stream-names.js';
import type { StreamReads } from './stream-reads.js';

/** How often an event that is missing is looked for, and the pause between. */
const looksMax = 6;
const lookAgainMs = 1_000;

/**
 * The newest event of the index must be on the server, unchanged: else this is another server, or one that was put back
 * to an earlier day, and what would be read from it does not continue what was answered from the index.
 * @throws LogHalted when it is not; StoreUnavailable when the server cannot be asked
 */
export const mustStandOnServer = async (
  last: LastIndexed | undefined,
  reads: StreamReads,
  names: StreamNames,
  scheduler: Scheduler,
): Promise<void> => {
  if (!last) return;
  const look = async () => (await reads.forward(names.onServer(last.stream), last.revision, 1))?.[0];
  let event = await look();
  // Again, for some seconds: no empty answer of a server that has just come back is an accusation.
  for (let looks = 1; !event && looks < looksMax; looks += 1) {
    await scheduler.wait(lookAgainMs);
    event = await look();
  }
  const place = `revision ${last.revision} of the stream ${last.stream}`;
  if (!event || Number(event.revision) !== last.revision)
    throw new LogHalted('shorter', `The server does not have ${place}, which this ledger has indexed.`);
  if (textOf(event.data) !== last.body)
    throw new LogHalted('changed', `On the server ${place} is not what this ledger has indexed.`);
};

/** What cannot be made canonical was not written by this ledger. */
const textOf = (data: unknown): string | undefined => {
  try {
    return canonicalJson(data);
  } catch {
    return undefined;
  }
};
