import { hash } from 'node:crypto';
import type { Random } from '#event-sourcing';

/**
 * Numbers that look drawn and follow from a seed: the same draws in every run, on every machine (integers of 32 bits
 * only). Source of the generator: Chris Doty-Humphrey, PractRand, `sfc32`. Never for secrets.
 */
export class Chance implements Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  /** @param seed any text; other texts give unrelated draws */
  constructor(private readonly seed: string) {
    const digest = hash('sha256', `socai/generate/v1\n${seed}`, 'buffer');
    this.a = digest.readInt32LE(0);
    this.b = digest.readInt32LE(4);
    this.c = digest.readInt32LE(8);
    for (let n = 0; n < 16; n += 1) this.word();
  }

  /** Draws of its own for a part of the work, so that more draws elsewhere do not move these. */
  of(part: string): Chance {
    return new Chance(`${this.seed}\n${part}`);
  }

  private word(): number {
    const { a, b, c, d } = this;
    const drawn = (a + b + d) | 0;
    this.d = (d + 1) | 0;
    this.a = b ^ (b >>> 9);
    this.b = (c + (c << 3)) | 0;
    this.c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  }

  bytes(count: number): Uint8Array {
    const bytes = Buffer.alloc(Math.ceil(count / 4) * 4);
    for (let at = 0; at < count; at += 4) bytes.writeUInt32LE(this.word(), at);
    return bytes.subarray(0, count);
  }

  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number {
    return this.word() % limit;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in so many cases of a hundred. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('there is nothing to pick from');
    return items[this.below(items.length)] as T;
  }

  /** One of the keys, each as often as its weight says. */
  weighed<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [key, weight] of entries) {
      if (left < weight) return key;
      left -= weight;
    }
    throw new RangeError('there is nothing to choose from');
  }

  /** So many millions of VND, in whole hundred thousands. */
  millions(least: number, most: number): bigint {
    return BigInt(this.between(least * 10, most * 10)) * 100_000n;
  }
}
