import { canonicalJson } from '#kernel';
import type { Scheduler } from '#event-sourcing';
import type { LastIndexed } from './index-file/index-writer.js';
import { LogHalted } from './log-halted.js';
import type { Timings } from './options.js';
import type { Incoming } from './received.js';
import type { StreamNames } from './stream-names.js';
import type { StreamReads } from './stream-reads.js';
import type { Tide } from './tide.js';

const lookAgainMs = 500;

export interface StandingIndexParts {
  readonly reads: Pick<StreamReads, 'forward' | 'end'>;
  readonly names: StreamNames;
  readonly scheduler: Scheduler;
  readonly timings: Pick<Timings, 'lackMs'>;
  readonly tide: Pick<Tide, 'lack'>;
}

/**
 * The newest event of the index must be on the server, unchanged: else this is another server, or one that was put back
 * to an earlier day, and what would be read from it does not continue what was answered from the index.
 *
 * Servers of a cluster that come back show less than they have, until most of them have agreed on it anew, and answer
 * meanwhile. So an event that is missing is an accusation only where the server has come past its place without it,
 * seen twice, as two servers may have answered; or has not come there for a minute.
 * @throws LogHalted when it does not stand; StoreUnavailable when the server cannot be asked
 */
export const mustStandOnServer = async (
  last: LastIndexed | undefined,
  { reads, names, scheduler, timings, tide }: StandingIndexParts,
  signal: AbortSignal,
): Promise<void> => {
  if (!last) return;
  let passed = 0;
  let waited = 0;
  for (;;) {
    const end = await reads.end();
    const [event] = (await reads.forward(names.onServer(last.stream), last.revision, 1)) ?? [];
    if (event) return mustBe(last, event);
    passed = end && end.commit >= last.commit ? passed + 1 : 0;
    if (passed > 1 || waited >= timings.lackMs) throw shorter(last);
    tide.lack(`The server does not show ${placeOf(last)} yet, which this ledger has indexed.`);
    await scheduler.wait(lookAgainMs, signal);
    signal.throwIfAborted();
    waited += lookAgainMs;
  }
};

const placeOf = ({ revision, stream }: LastIndexed): string => `revision ${revision} of the stream ${stream}`;

const shorter = (last: LastIndexed): LogHalted =>
  new LogHalted('shorter', `The server does not have ${placeOf(last)}, which this ledger has indexed.`);

const mustBe = (last: LastIndexed, { revision, data }: Incoming): void => {
  if (Number(revision) !== last.revision) throw shorter(last);
  if (textOf(data) !== last.body)
    throw new LogHalted('changed', `On the server ${placeOf(last)} is not what this ledger has indexed.`);
};

/** What cannot be made canonical was not written by this ledger. */
const textOf = (data: unknown): string | undefined => {
  try {
    return canonicalJson(data);
  } catch {
    return undefined;
  }
};
