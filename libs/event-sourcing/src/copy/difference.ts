import type { Index, StoredEvent } from '../log/event-store.js';

/** Where two logs part. */
export interface Difference {
  readonly index: Index;
  /** What is not the same there. */
  readonly what: string;
  readonly stream?: string;
}

const members = ['index', 'stream', 'revision', 'prev', 'type', 'recordedAt', 'body'] as const;

/** The first place where two pages of logs that begin at the same index are not the same. */
export const differenceOf = (
  ours: readonly StoredEvent[],
  theirs: readonly StoredEvent[],
): Difference | undefined => {
  for (const [n, our] of ours.entries()) {
    const their = theirs[n];
    if (!their) return { index: our.index, what: 'missing in the target', stream: our.stream };
    const what = members.find(member => our[member] !== their[member]);
    if (what) return { index: our.index, what, stream: our.stream };
  }
  return undefined;
};
