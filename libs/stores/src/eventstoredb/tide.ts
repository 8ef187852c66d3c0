import { StoreUnavailable } from '#event-sourcing';
import type { Instant } from '#kernel';
import { faultText } from './faults.js';
import type { LogHalted } from './log-halted.js';
import type { EventStoreDbProgress, TideParts, TideState } from './tide-state.js';
import { Waiters } from './waiters.js';

/** How far the index came, and who waits for it to come further. */
export class Tide {
  private is: TideState = 'away';
  private since: Instant;
  events = 0;
  halted: LogHalted | undefined;
  private wasHigh = false;
  /** Whether it is worth waiting for an index that is not caught up: until somebody waited in vain. */
  private near = true;
  private end = 0n;
  private reason: string | undefined;
  private readonly waiters: Waiters;
  private readonly halter = new AbortController();

  constructor(
    private position: bigint,
    private readonly parts: TideParts,
  ) {
    this.since = parts.clock.now();
    this.waiters = new Waiters(parts.scheduler);
  }

  get state(): TideState {
    return this.is;
  }

  private set state(state: TideState) {
    if (state !== this.is) this.since = this.parts.clock.now();
    this.is = state;
  }

  follow(end: bigint): void {
    this.state = 'catching-up';
    this.end = end;
    this.reason = undefined;
  }

  lack(sentence: string): void {
    this.state = 'lacking';
    this.reason = sentence;
  }

  /** @throws StoreUnavailable while what is appended might stand on something else than what was answered */
  mustNotLack(): void {
    if (this.is === 'lacking') throw this.behind();
  }

  reach(position: bigint, events: number): void {
    this.position = position;
    this.events += events;
    this.waiters.stir();
  }

  /** Everything that was on the server is in the index; what comes follows as it comes. */
  high(): void {
    if (this.state === 'live') return;
    if (this.wasHigh) this.parts.observer.count('reconnected');
    this.state = 'live';
    this.wasHigh = true;
    this.near = true;
    this.reason = undefined;
    this.waiters.stir();
  }

  dropped(error: unknown): void {
    this.state = this.is === 'lacking' ? 'lacking' : 'away';
    this.reason = faultText(error);
  }

  halt(error: LogHalted): void {
    this.state = 'halted';
    this.reason = error.message;
    this.halted = error;
    this.waiters.stir();
    this.halter.abort(error);
    this.parts.onHalted?.(error);
  }

  /** Aborts when the log is found damaged. */
  get halting(): AbortSignal {
    return this.halter.signal;
  }

  get isLive(): boolean {
    return this.is === 'live';
  }

  get isAwaited(): boolean {
    return this.waiters.areThere;
  }

  get reached(): bigint {
    return this.position;
  }

  get progress(): EventStoreDbProgress {
    const { state, position, events, reason, since } = this;
    const end = this.end > position ? this.end : position;
    const percent = state === 'live' || end === 0n ? 100 : Number((position * 1000n) / end) / 10;
    return { state, since, position, end, percent, events, ...(reason === undefined ? {} : { reason }) };
  }

  /** @throws LogHalted once history was found damaged */
  mustNotBeHalted(): void {
    if (this.halted) throw this.halted;
  }

  /**
   * Resolves when the index was caught up once and holds everything up to a commit position; false after `ms`.
   * @throws LogHalted
   */
  reaches(position: bigint, ms: number): Promise<boolean> {
    return this.soon(() => this.wasHigh && this.position >= position, ms);
  }

  /** The same for any condition; but while a long catch-up goes on only the first wait for it. */
  async soon(holds: () => boolean, ms: number): Promise<boolean> {
    this.mustNotBeHalted();
    if (this.state !== 'live' && !this.near) return holds();
    const reached = await this.waiters.until(holds, ms, () => this.mustNotBeHalted());
    if (this.state !== 'live') this.near = reached;
    return reached;
  }

  /** The sentence for whoever cannot be answered yet. */
  behind(): StoreUnavailable {
    const { percent, state, reason } = this.progress;
    const why = reason === undefined ? '' : ` (${reason})`;
    return new StoreUnavailable(`the index of the log is ${state}, ${percent.toFixed(1)} % of it read${why}`);
  }
}
