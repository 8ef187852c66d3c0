import type { Identity } from './claims.js';

interface Kept {
  readonly identity: Identity;
  readonly untilMs: number;
}

/**
 * Tokens verified in the last minute, by the hash of their text: a signature costs 100–300 µs, this about 2. Bounded;
 * the least recently used goes first.
 */
export class VerifiedTokens {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly capacity = 10_000,
    private readonly keepMs = 60_000,
  ) {}

  get(hash: string, nowMs: number): Identity | undefined {
    const found = this.kept.get(hash);
    if (found === undefined) return undefined;
    this.kept.delete(hash);
    if (nowMs >= found.untilMs || nowMs >= found.identity.expiresAt * 1000) return undefined;
    this.kept.set(hash, found);
    return found.identity;
  }

  keep(hash: string, identity: Identity, nowMs: number): void {
    this.kept.set(hash, { identity, untilMs: nowMs + this.keepMs });
    if (this.kept.size > this.capacity) this.kept.delete(this.kept.keys().next().value!);
  }
}
