import { CompactTree, leafHash, sameHash } from '#evidence';
import type { LogFiles } from '../ports/index.js';
import { namedDifference, namedShortage } from './difference.js';
import { type HistoryLog, leavesBetween } from './history.js';
import type { SignedHead } from './signed-head.js';

/** So many a second: a million events in an hour and five minutes, for some thousandths of a core. */
const eventsASecond = 256;
const leastEvents = 16;
const mostEvents = 8_192;

/** How many events are read again at a time, when it is time every so many milliseconds. */
export const eventsAStep = (everyMs: number): number =>
  Math.min(Math.max(Math.round((everyMs * eventsASecond) / 1_000), leastEvents), mostEvents);

interface WalkParts {
  readonly log: HistoryLog;
  readonly files: LogFiles;
  readonly everyMs: number;
}

/**
 * Reads the whole log again and again while the ledger runs, a few events at a time, and holds it against the last head
 * that stood when it set out: an audit that never ends. It believes no file, only heads that were signed.
 */
export class HistoryWalk {
  private tree = new CompactTree();
  private goal: SignedHead | undefined;

  constructor(private readonly parts: WalkParts) {}

  /** @param last the last head that was signed. @throws Halted naming the place where history is not what was signed */
  async step(last: SignedHead | undefined): Promise<void> {
    const goal = (this.goal ??= last);
    if (!goal) return;
    const { log, files, everyMs } = this.parts;
    const end = Math.min(this.tree.size + eventsAStep(everyMs), goal.size);
    for await (const page of leavesBetween(log, this.tree.size, end))
      for (const { entry } of page) this.tree.add(leafHash(entry));
    if (this.tree.size < end) throw await namedShortage(files, this.tree.size, goal);
    if (end < goal.size) return;
    if (!sameHash(this.tree.root(), goal.root)) throw await namedDifference(log, files, 0, goal);
    this.tree = new CompactTree();
    this.goal = undefined;
  }
}
