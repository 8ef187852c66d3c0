import fc from 'fast-check';

/** Numbers that a history is made of, each used once, in their order; after the last they are all 0. */
export class Drawing {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  below(limit: number): number {
    const number = this.numbers[this.at] ?? 0;
    this.at += 1;
    return number % limit;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  /** True once in so many times. */
  once(inTimes: number): boolean {
    return this.below(inTimes) === inTimes - 1;
  }
}

export const drawings = fc
  .array(fc.nat(9_999), { minLength: 80, maxLength: 80 })
  .map(numbers => new Drawing(numbers));
