import type { LedgerEvent } from '../log/envelope.js';
import { BackOff } from '../back-off.js';
import { type Consequence, invocationFrom, type Reaction } from './reaction.js';
import type { ReactorParts, StuckReaction } from './reactor-parts.js';

type Parts = Pick<ReactorParts, 'runner' | 'scheduler' | 'onTrouble'>;

/** About a second and a half of tries: a lost race or a short overload is over by then. */
const stuckAfter = 5;

/** What one event still owes one reaction. It is tried until it is done: a bug is no reason to pass an event over. */
export class CarryingOut {
  private tries = 0;
  private reason = '';

  constructor(
    private readonly reaction: Reaction,
    readonly event: LedgerEvent,
    private readonly parts: Parts,
    /** Told of every failed try. */
    private readonly onFailure: () => void,
  ) {}

  get stuck(): StuckReaction | undefined {
    const { reaction, event, tries, reason } = this;
    return tries < stuckAfter ? undefined : { reaction: reaction.name, index: event.index, tries, reason };
  }

  /** True when all of it was done and every command came to an outcome; false when it was stopped first. */
  async done(signal: AbortSignal): Promise<boolean> {
    let due: readonly Consequence[] = [];
    const made = await this.insist(signal, async () => {
      await this.reaction.before?.(this.event);
      due = this.reaction.consequences(this.event);
      return undefined;
    });
    if (!made) return false;
    const settled = await Promise.all(
      due.map((command, n) => this.insist(signal, () => this.run(command, n))),
    );
    return settled.every(Boolean);
  }

  /** Undefined for an outcome that will stay as it is, else why it is to be tried again. */
  private async run({ spec, data }: Consequence, n: number): Promise<string | undefined> {
    const outcome = await this.parts.runner.run(
      spec,
      data,
      invocationFrom(this.reaction, this.event, n, data),
    );
    if (outcome.kind !== 'accepted') this.parts.onTrouble(this.reaction, this.event, outcome);
    return outcome.kind === 'turned-away' && passing.has(outcome.code) ? outcome.code : undefined;
  }

  /** Tries until nothing is left to be said against it; false when stopped first. */
  private async insist(signal: AbortSignal, attempt: () => Promise<string | undefined>): Promise<boolean> {
    const backOff = new BackOff(this.parts.scheduler);
    for (let tries = 1; !signal.aborted; tries += 1) {
      const reason = await attempt().catch((fault: unknown) => this.reasonOf(fault as Error));
      if (reason === undefined) return true;
      this.tries = Math.max(this.tries, tries);
      this.reason = reason;
      this.onFailure();
      await backOff.wait(signal);
    }
    return false;
  }

  private reasonOf(fault: Error): string {
    this.parts.onTrouble(this.reaction, this.event, fault);
    return fault.message;
  }
}

/** Only these may turn out otherwise when tried again; everything else stands, and shows as an unfinished process. */
const passing: ReadonlySet<string> = new Set([
  'command.lost-race',
  'command.outcome-unknown',
  'ledger.overloaded',
  'ledger.shutting-down',
  'ledger.clock-off',
  'ledger.halted',
  'ledger.unpublished',
]);
