import { randomFillSync } from 'node:crypto';
import type { Random } from '#event-sourcing';

const poolBytes = 16_384;

/** Bytes of the system's generator, drawn in pools: one call for 512 salts. No byte is given out twice. */
export class PooledRandom implements Random {
  private pool = Buffer.alloc(0);
  private used = 0;

  bytes(count: number): Uint8Array {
    if (count > poolBytes) return randomFillSync(Buffer.alloc(count));
    if (this.used + count > this.pool.length) this.refill();
    this.used += count;
    return this.pool.subarray(this.used - count, this.used);
  }

  // A new pool each time: what was given out keeps its bytes.
  private refill(): void {
    this.pool = randomFillSync(Buffer.alloc(poolBytes));
    this.used = 0;
  }
}
