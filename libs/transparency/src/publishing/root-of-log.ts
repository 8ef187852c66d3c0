import type { ControlStreams } from '#event-sourcing';
import { CompactTree, leafHash, sameHash, type TreeHead } from '#evidence';
import { ExpectedHeads } from './expected-heads.js';
import { halted } from './halt.js';
import { type HistoryLog, leavesBetween } from './history.js';
import { recordedHeads } from './recorded-heads.js';
import type { SignedHead } from './signed-head.js';

/** A log, whole, and the heads that it must give. */
export interface LogToProve {
  readonly log: HistoryLog;
  readonly control: ControlStreams;
  /** Heads that were kept elsewhere than in `socai-heads`. */
  readonly others?: readonly SignedHead[];
}

export interface ProvingWatch {
  readonly signal: AbortSignal;
  begin(events: number): void;
  progress(events: number): void;
}

/**
 * Reads a log that stands still, makes every leaf again from the stored bytes, and compares the tree with every head as
 * it passes its size. Signatures are not looked at: that is for whoever holds the keys.
 * @returns the tree's head; undefined when it was broken off
 * @throws Halted naming what is not what was signed; StoreUnavailable
 */
export const rootOfLog = async (
  { log, control, others = [] }: LogToProve,
  watch: ProvingWatch,
): Promise<TreeHead | undefined> => {
  const end = (await log.head()).index + 1;
  const expected = await ExpectedHeads.of(others, recordedHeads(control, 0));
  const tree = new CompactTree();
  watch.begin(end);
  for await (const page of leavesBetween(log, 0, end, watch.signal)) {
    for (const { entry } of page) {
      tree.add(leafHash(entry));
      if (tree.size === expected.size) await mustGive(expected, tree);
    }
    watch.progress(page.length);
  }
  if (watch.signal.aborted) return undefined;
  if (expected.size !== Infinity)
    throw halted(
      'ledger.history-shorter',
      `A head was signed over ${expected.size} events, and the log has ${end}.`,
      { size: expected.size, events: end },
    );
  return { size: tree.size, root: tree.root() };
};

const mustGive = async (expected: ExpectedHeads, tree: CompactTree): Promise<void> => {
  const root = tree.root();
  if ((await expected.take()).every(head => sameHash(head.root, root))) return;
  throw halted(
    'ledger.history-changed',
    `The head that was signed over ${tree.size} events does not follow from this log.`,
    { size: tree.size },
  );
};
