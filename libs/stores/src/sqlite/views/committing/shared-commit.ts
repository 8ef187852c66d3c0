import type { Batch, Committed, ViewId } from '#views/port';
import type { CommitThread } from './commit-thread.js';
import type { Attempt, Commit, CopyWriters } from './copy-writers.js';

interface Asked extends Commit {
  readonly resolve: (done: Committed) => void;
  readonly reject: (fault: unknown) => void;
}

/** Rows of large batches that go out together: enough for a transaction, few enough that the thread begins early. */
const rowsTogether = 500;

/** Where commits can be written. */
export interface Hands {
  readonly here: Pick<CopyWriters, 'commitAll'>;
  readonly thread: Pick<CommitThread, 'busy' | 'usable' | 'commitAll'>;
  /** Events that make a batch a large one: somebody catches up, and makes the rows of other views meanwhile. */
  readonly threadFrom: number;
}

/**
 * Commits asked within one turn of the event loop go into one transaction, at the end of the turn. Those of a large
 * batch go to a thread that writes beside this one, part by part while the rest is made.
 */
export class SharedCommit {
  #asked: Asked[] = [];
  #rows = 0;

  /** @param onCommitted told which copies moved on, once for each transaction */
  constructor(
    private readonly hands: Hands,
    private readonly onCommitted: (ids: readonly ViewId[]) => void,
  ) {}

  ask(id: ViewId, batch: Batch): Promise<Committed> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ id, batch, resolve, reject });
      if (this.#asked.length === 1) setImmediate(() => void this.settle());
      this.#rows += batch.entries.length + batch.writes.length;
      if (this.#isLarge(batch) && this.#rows >= rowsTogether) void this.settle();
    });
  }

  /** Writes what was asked so far, or hands it to the thread, before it returns; resolves with the last answer. */
  async settle(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    this.#rows = 0;
    if (asked.length === 0) return;
    try {
      const attempts = await this.#attempts(asked);
      asked.forEach((one, n) => settled(one, attempts[n]!));
      this.onCommitted(asked.filter((_, n) => isCommitted(attempts[n]!)).map(({ id }) => id));
    } catch (fault) {
      for (const { reject } of asked) reject(fault);
    }
  }

  /** A file takes one writer at a time: small ones join the thread while it works, or this thread would wait for it. */
  #attempts(asked: readonly Asked[]): readonly Attempt[] | Promise<readonly Attempt[]> {
    const { here, thread } = this.hands;
    const large = thread.usable && asked.some(({ batch }) => this.#isLarge(batch));
    return (large || thread.busy ? thread : here).commitAll(asked);
  }

  #isLarge({ from, checkpoint }: Batch): boolean {
    return checkpoint.position - from >= this.hands.threadFrom;
  }
}

const isCommitted = (attempt: Attempt): boolean => 'done' in attempt && attempt.done.committed;

const settled = ({ resolve, reject }: Asked, attempt: Attempt): void =>
  'done' in attempt ? resolve(attempt.done) : reject(attempt.fault);
