import { msOf } from '#kernel';
import type { Clock } from '../ambient.js';
import type { EventStore } from '../log/event-store.js';
import { type TurnedAway, turnedAway } from './outcome.js';

const lookEveryMs = 1_000;

/**
 * A clock behind the log would date new events before old ones: such a ledger appends nothing. The log's newest instant
 * is looked up once a second, and at once when the clock goes back.
 */
export class ClockWatch {
  private lookedMs = -Infinity;
  private behindMs = 0;

  constructor(
    private readonly parts: { readonly store: Pick<EventStore, 'head'>; readonly clock: Clock },
    private readonly behindMaxMs: number,
  ) {}

  /** Undefined while the clock is right; a promise only where the log has to be asked. */
  off(): undefined | Promise<TurnedAway | undefined> {
    const nowMs = msOf(this.parts.clock.now());
    const lookedLately = nowMs >= this.lookedMs && nowMs - this.lookedMs < lookEveryMs;
    return lookedLately && this.behindMs === 0 ? undefined : this.look(nowMs);
  }

  private async look(nowMs: number): Promise<TurnedAway | undefined> {
    const { recordedAt } = await this.parts.store.head();
    this.lookedMs = nowMs;
    this.behindMs = recordedAt === undefined ? 0 : Math.max(0, msOf(recordedAt) - nowMs);
    if (this.behindMs <= this.behindMaxMs) return undefined;
    return turnedAway('ledger.clock-off', { behindMs: `${this.behindMs}` });
  }
}
