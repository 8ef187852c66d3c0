/**
 * One reading for several readers. Each goes on as soon as it is done with a batch, so that one makes its rows while
 * those of another are stored; none is more than a batch ahead of the slowest, so that few batches are kept.
 */
export class SharedReading<T> {
  readonly #reading: AsyncIterator<T>;
  /** From the batch of the slowest reader on. */
  readonly #kept: Promise<IteratorResult<T>>[] = [];
  #first = 0;
  readonly #readers = new Set<{ at: number }>();
  #waiting: (() => void)[] = [];

  /** @param onPassed told of every batch that all readers are done with */
  constructor(
    batches: AsyncIterable<T>,
    private readonly onPassed: (batch: T) => void,
  ) {
    this.#reading = batches[Symbol.asyncIterator]();
  }

  /** All of them ask for their readers within one turn, before the first batch is handed out. */
  reader(): AsyncIterable<T> {
    const place = { at: 0 };
    this.#readers.add(place);
    return this.#batchesFrom(place);
  }

  /** Nothing more is read. */
  async end(): Promise<void> {
    await this.#reading.return?.();
  }

  async *#batchesFrom(place: { at: number }): AsyncIterable<T> {
    try {
      for (;;) {
        while (place.at > this.#slowest() + 1) await this.#nextMove();
        const { done, value } = await this.#batch(place.at);
        if (done === true) return;
        yield value;
        place.at += 1;
        await this.#moved();
      }
    } finally {
      this.#readers.delete(place);
      await this.#moved();
    }
  }

  #batch(n: number): Promise<IteratorResult<T>> {
    while (this.#first + this.#kept.length <= n) this.#kept.push(this.#reading.next());
    return this.#kept[n - this.#first]!;
  }

  #slowest(): number {
    return Math.min(...[...this.#readers].map(({ at }) => at));
  }

  #nextMove(): Promise<void> {
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  async #moved(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
    while (this.#readers.size > 0 && this.#first < this.#slowest() && this.#kept.length > 0) {
      this.#first += 1;
      const { done, value } = await this.#kept.shift()!;
      if (done !== true) this.onPassed(value);
    }
  }
}
