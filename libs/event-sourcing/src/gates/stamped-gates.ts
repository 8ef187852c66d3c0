import { type Instant, msOf, type StreamName } from '#kernel';
import type { Clock } from '../ambient.js';
import type { GateStamp } from '../log/envelope.js';
import type { StreamReader } from '../log/stream-reader.js';
import type { Fold, GateReader } from './gates.js';

/** Reads gates for one decision and remembers how far each was read, and when the first was. */
export class StampedGates implements GateReader {
  private readonly read_ = new Map<StreamName, number>();
  private oldest: Instant | undefined;

  constructor(
    private readonly streams: StreamReader,
    private readonly clock: Clock,
  ) {}

  async read<State>(stream: StreamName, fold: Fold<State>): Promise<State> {
    this.oldest ??= this.clock.now();
    const { state, revision } = await this.streams.folded(stream, fold);
    this.read_.set(stream, revision);
    return state;
  }

  get stamps(): readonly GateStamp[] {
    return [...this.read_].map(([stream, revision]) => ({ stream, revision }));
  }

  /** True when a read is too old to rest a decision on: a closing that began meanwhile counts on ten seconds. */
  get stale(): boolean {
    return this.oldest !== undefined && msOf(this.clock.now()) - msOf(this.oldest) > gateAgeMaxMs;
  }
}

/** A decision whose oldest read is older than this is never appended. */
export const gateAgeMaxMs = 10_000;
