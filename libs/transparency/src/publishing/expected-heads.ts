import type { SignedHead } from './signed-head.js';

/** Heads in the order of their sizes: those of a long stream, read as they are needed, and a few others. */
export class ExpectedHeads {
  private next: SignedHead | undefined;
  private others: SignedHead[];

  private constructor(
    others: readonly SignedHead[],
    private readonly stream: AsyncIterator<SignedHead>,
  ) {
    this.others = others.filter(({ size }) => size > 0).sort((a, b) => a.size - b.size);
  }

  static async of(others: readonly SignedHead[], stream: AsyncIterator<SignedHead>): Promise<ExpectedHeads> {
    const expected = new ExpectedHeads(others, stream);
    await expected.advance();
    return expected;
  }

  /** The size of the next head; Infinity when there is none. */
  get size(): number {
    return Math.min(this.next?.size ?? Infinity, this.others[0]?.size ?? Infinity);
  }

  /** The heads of the next size. */
  async take(): Promise<readonly SignedHead[]> {
    const { size } = this;
    const taken = this.others.filter(head => head.size === size);
    this.others = this.others.slice(taken.length);
    for (; this.next && this.next.size <= size; await this.advance()) taken.push(this.next);
    return taken.filter(head => head.size === size);
  }

  private async advance(): Promise<void> {
    const { value, done } = await this.stream.next();
    this.next = done ? undefined : value;
  }
}
