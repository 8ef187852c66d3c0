import { createHash } from 'node:crypto';

/*
 * The definitions of RFC 9162 §2.1, word for word and as slow as they read, so that the library has something to be
 * held against that shares no code with it.
 */

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const referenceLeaf = (leaf: Uint8Array): Buffer => sha256(Buffer.of(0), leaf);

/** The largest power of two smaller than n. */
const k = (n: number): number => {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
};

/** The trees over prefixes of a list of leaves, and their proofs. */
export class ReferenceTree {
  readonly #known = new Map<string, Buffer>();

  /** @param leafHashOf hash of the leaf at an index */
  constructor(private readonly leafHashOf: (index: number) => Buffer) {}

  /** MTH(D[from:to]), §2.1.1. */
  mth(from: number, to: number): Buffer {
    if (from === to) return sha256();
    if (to - from === 1) return this.leafHashOf(from);
    const key = `${from}:${to}`;
    const known = this.#known.get(key);
    if (known) return known;
    const middle = from + k(to - from);
    const hash = sha256(Buffer.of(1), this.mth(from, middle), this.mth(middle, to));
    this.#known.set(key, hash);
    return hash;
  }

  /** PATH(m, D[from:to]), §2.1.3.1. */
  path(m: number, from: number, to: number): readonly Buffer[] {
    if (to - from === 1) return [];
    const split = k(to - from);
    return m < split
      ? [...this.path(m, from, from + split), this.mth(from + split, to)]
      : [...this.path(m - split, from + split, to), this.mth(from, from + split)];
  }

  /** PROOF(m, D[0:n]), §2.1.4.1, for 0 < m ≤ n. */
  proof(m: number, n: number): readonly Buffer[] {
    return this.#subproof(m, 0, n, true);
  }

  #subproof(m: number, from: number, to: number, whole: boolean): readonly Buffer[] {
    const n = to - from;
    if (m === n) return whole ? [] : [this.mth(from, to)];
    const split = k(n);
    return m <= split
      ? [...this.#subproof(m, from, from + split, whole), this.mth(from + split, to)]
      : [...this.#subproof(m - split, from + split, to, false), this.mth(from, from + split)];
  }
}
