import { dateAt, type Person } from '#kernel';
import { type Clock, type DecisionRunner, observation, type Outcome, type Scheduler } from '#event-sourcing';
import type { Publication } from '../../publication.js';
import type { HistoryLog } from '../../publishing/history.js';
import type { StreamHeadsRoot } from '../../publishing/stream-heads.js';
import { publishHeads } from './publish-heads.js';

export interface HeadsKeeperParts {
  readonly runner: Pick<DecisionRunner, 'run'>;
  readonly publication: Pick<Publication, 'state' | 'streamHeads'>;
  readonly log: HistoryLog;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly onTrouble: (reason: string) => void;
}

const lookEveryMs = 60_000;

/**
 * Commits to the ends of all streams: once a day for everything recorded on the days before, and on demand. A day is
 * one in Asia/Ho_Chi_Minh. Its command has one id, so however often it is tried, there is one commitment for it: what
 * is committed to is not part of what the id stands for.
 */
export class HeadsKeeper {
  constructor(private readonly parts: HeadsKeeperParts) {}

  /** Until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    for (; !signal.aborted; await this.parts.scheduler.wait(lookEveryMs, signal))
      await this.dayByDay().catch((fault: Error) => this.parts.onTrouble(fault.message));
  }

  /** The outcome of committing now. @throws Error while publishing is stopped */
  async now(originator: Person): Promise<Outcome> {
    const heads = await this.parts.publication.streamHeads();
    return this.commit(heads, `through ${heads.through}`, originator);
  }

  private async dayByDay(): Promise<void> {
    const today = dateAt(this.parts.clock.now());
    if (!(await this.isDue(today))) return;
    const outcome = await this.commit(await this.parts.publication.streamHeads(), today);
    if (outcome.kind !== 'accepted')
      throw new Error(`the ends of streams were not published: ${outcome.code}`);
  }

  /** Something recorded before today is not covered yet. */
  private async isDue(today: string): Promise<boolean> {
    const { phase, heads } = this.parts.publication.state;
    if (phase !== 'publishing') return false;
    const [uncovered] = await this.parts.log.scan(heads?.through ?? -1, 1);
    return uncovered !== undefined && dateAt(uncovered.recordedAt) < today;
  }

  private commit(heads: StreamHeadsRoot, occasion: string, originator?: Person): Promise<Outcome> {
    const now = this.parts.clock.now();
    const data = { ...heads, year: dateAt(now).slice(0, 4) };
    const seen = { process: 'heads', about: [occasion], number: occasion, now };
    const invocation = observation({ ...seen, ...(originator && { originator }) });
    return this.parts.runner.run(publishHeads, data, invocation);
  }
}
