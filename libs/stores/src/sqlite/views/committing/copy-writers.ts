import { AmountOverflow, type Batch, type Committed, CopyGone, type ViewId } from '#views/port';
import { copyOf } from '../copies.js';
import { RegisterWriter } from '../register-writer.js';
import { TallyWriter } from '../tally-writer.js';
import type { ViewsFile } from '../views-file.js';

/** What is asked to be written of one copy of a view. */
export interface Commit {
  readonly id: ViewId;
  readonly batch: Batch;
}

/** What became of one commit in a transaction that stands. The fault is `CopyGone` or `AmountOverflow`. */
export type Attempt = { readonly done: Committed } | { readonly fault: CopyGone | AmountOverflow };

/** Writes copies of views through one connection, and remembers of each what it wrote last. */
export class CopyWriters {
  readonly #writers = new Map<ViewId, TallyWriter | RegisterWriter>();

  constructor(private readonly file: ViewsFile) {}

  /**
   * In one transaction: many views are fed with the same events, and a transaction costs more than most of their rows.
   * Each commit stands behind a savepoint of its own, so that one that is refused takes nothing from its neighbours.
   * @throws when the engine fails: nothing of any was written
   */
  commitAll(commits: readonly Commit[]): readonly Attempt[] {
    try {
      return this.file.change(() => commits.map(commit => this.#attempt(commit)));
    } catch (fault) {
      this.#forget();
      throw fault;
    }
  }

  #attempt(commit: Commit): Attempt {
    try {
      return { done: this.file.within(() => this.#write(commit)) };
    } catch (fault) {
      if (!(fault instanceof CopyGone || fault instanceof AmountOverflow)) throw fault;
      this.#forget();
      return { fault };
    }
  }

  #write({ id, batch }: Commit): Committed {
    const { state, kind, generation, checkpoint } = copyOf(this.file, id);
    if (state === 'retired') throw new CopyGone(id, 'it is retired');
    if (checkpoint.position !== batch.from) return { committed: false, position: checkpoint.position };
    const writer = this.#writers.get(id) ?? writerOf(this.file, kind, generation);
    this.#writers.set(id, writer);
    writer.commit(batch);
    return { committed: true };
  }

  /** What writers remember may be of rows that were taken back; the file may even have been replaced. */
  #forget(): void {
    this.#writers.clear();
  }
}

const writerOf = (file: ViewsFile, kind: 'tally' | 'register', n: number): TallyWriter | RegisterWriter =>
  kind === 'tally' ? new TallyWriter(file, n) : new RegisterWriter(file, n);
