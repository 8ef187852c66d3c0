import { canonicalJson, type Instant, instantOf, msOf, sha256 } from '#kernel';
import { type Clock, type DecisionRunner, observation, type Scheduler } from '#event-sourcing';
import type { Read, Reads } from '#platform';
import { sealHour } from './commands/seal-hour/seal-hour.js';
import type { HourFiles } from './ports/index.js';

export interface AccessKeeperParts {
  readonly files: HourFiles;
  readonly runner: Pick<DecisionRunner, 'run'>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly onTrouble: (reason: string) => void;
}

const lookEveryMs = 60_000;

/** `2026-11-22T08` */
export const hourOf = (at: Instant): string => at.slice(0, 13);
const hourAfter = (hour: string): string => hourOf(instantOf(msOf(`${hour}:00:00.000Z`) + 3_600_000));

/**
 * Keeps what auditors and inspectors read: a line each in the file of its hour, and the hash of every hour that is over
 * in the log. A question never waits for either. What was read in the last second before a kill may be missing.
 */
export class AccessKeeper implements Reads {
  private through = '';

  constructor(private readonly parts: AccessKeeperParts) {}

  note(read: Read): void {
    const hour = hourOf(read.at);
    // A clock that was set back must not write into an hour that is sealed.
    this.parts.files.append(hour > this.through ? hour : hourAfter(this.through), JSON.stringify(read));
  }

  /** Seals the hours that are over, until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    this.through = (await this.parts.files.sealedThrough()) ?? '';
    for (; !signal.aborted; await this.parts.scheduler.wait(lookEveryMs, signal))
      await this.sealWhatIsOver().catch((fault: Error) => this.parts.onTrouble(fault.message));
  }

  /** @throws Error when an hour cannot be sealed: it is tried again, and later ones wait for it */
  async sealWhatIsOver(): Promise<void> {
    const { files, clock } = this.parts;
    const current = hourOf(clock.now());
    await files.flush();
    for (const hour of await files.hours()) if (hour > this.through && hour < current) await this.seal(hour);
  }

  private async seal(hour: string): Promise<void> {
    const { files, runner, clock } = this.parts;
    const content = await files.contentOf(hour);
    if (!content) return;
    const data = { keeper: files.keeper, hour, ...content };
    const invocation = observation({
      process: 'access-log',
      about: [files.keeper, hour],
      content: sha256(canonicalJson(data)),
      number: `${files.keeper} ${hour}`,
      now: clock.now(),
    });
    const outcome = await runner.run(sealHour, data, invocation);
    if (outcome.kind !== 'accepted') this.notSealed(hour, outcome.code);
    this.through = hour;
    await files.rememberSealed(hour);
  }

  /** An hour that was sealed with other content must not keep later ones from being sealed. */
  private notSealed(hour: string, code: string): void {
    if (code !== 'idempotency.key-reused' && code !== 'access-log.hour-sealed')
      throw new Error(`the reads of ${hour} were not sealed: ${code}`);
    this.parts.onTrouble(`the file of reads of ${hour} is not the one that was sealed: ${code}`);
  }
}
