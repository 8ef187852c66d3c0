import { AmountOverflow, type Batch, type Committed, CopyGone, type ViewId } from '#views';
import type { ViewsFile } from './views-file.js';

interface Asked {
  readonly id: ViewId;
  readonly batch: Batch;
  readonly resolve: (done: Committed) => void;
  readonly reject: (fault: unknown) => void;
}

type Attempt = { readonly done: Committed } | { readonly fault: unknown };

/**
 * Commits asked within one turn of the event loop go into one transaction: many views are fed with the same events, and
 * a transaction costs more than most of their rows. Each stands behind a savepoint of its own, so that one that is
 * refused takes nothing from its neighbours; when the engine fails, all of them fail.
 */
export class SharedCommit {
  readonly #asked: Asked[] = [];

  /**
   * @param write inside a transaction: what one commit does
   * @param onUndone called when rows were taken back
   * @param onCommitted told which copies moved on, once for each transaction
   */
  constructor(
    private readonly file: ViewsFile,
    private readonly write: (id: ViewId, batch: Batch) => Committed,
    private readonly onUndone: () => void,
    private readonly onCommitted: (ids: readonly ViewId[]) => void,
  ) {}

  ask(id: ViewId, batch: Batch): Promise<Committed> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ id, batch, resolve, reject });
      if (this.#asked.length === 1) setImmediate(() => this.#settle());
    });
  }

  #settle(): void {
    const asked = this.#asked.splice(0);
    try {
      const attempts = this.file.change(() => asked.map(one => this.#attempt(one)));
      asked.forEach((one, n) => settle(one, attempts[n]!));
      this.onCommitted(asked.filter((_, n) => isCommitted(attempts[n]!)).map(({ id }) => id));
    } catch (fault) {
      this.onUndone();
      for (const { reject } of asked) reject(fault);
    }
  }

  #attempt({ id, batch }: Asked): Attempt {
    try {
      return { done: this.file.within(() => this.write(id, batch)) };
    } catch (fault) {
      if (!(fault instanceof CopyGone || fault instanceof AmountOverflow)) throw fault;
      this.onUndone();
      return { fault };
    }
  }
}

const isCommitted = (attempt: Attempt): boolean => 'done' in attempt && attempt.done.committed;

const settle = ({ resolve, reject }: Asked, attempt: Attempt): void =>
  'done' in attempt ? resolve(attempt.done) : reject(attempt.fault);
