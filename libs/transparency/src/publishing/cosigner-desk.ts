import type { NoteSignature } from '#evidence';
import type { Clock, Scheduler } from '#event-sourcing';
import type { Cosigner, CosignerAnswer, CosignerState, ShownHead } from './cosigner.js';

const retryFirstMs = 500;
const retryMostMs = 30_000;

export interface DeskParts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly tell: (state: CosignerState) => void;
  readonly signed: (head: ShownHead, signatures: readonly NoteSignature[]) => Promise<void>;
  /**
   * It claims another or a longer history than the head shown. True when that holds against everything that the log
   * has signed by now: then it is never asked again.
   */
  readonly contradicted: (
    answer: Exclude<CosignerAnswer, { kind: 'cosigned' | 'objects' }>,
  ) => Promise<boolean>;
}

/** Shows the newest head to one cosigner, one at a time, until it has signed it; in the background. */
export class CosignerDesk {
  private newest: ShownHead | undefined;
  private busy = false;
  private over = false;
  private state: CosignerState;
  private readonly first = Promise.withResolvers<void>();

  constructor(
    private readonly cosigner: Cosigner,
    private readonly parts: DeskParts,
    private readonly signal: AbortSignal,
  ) {
    this.state = { name: cosigner.name, standing: 'unasked', since: parts.clock.now() };
    parts.tell(this.state);
  }

  /** Resolves once it has answered, or failed to, for the first time. */
  get answered(): Promise<void> {
    return this.first.promise;
  }

  show(head: ShownHead): void {
    this.newest = head;
    if (!this.busy) void this.work();
  }

  private async work(): Promise<void> {
    this.busy = true;
    let failures = 0;
    for (let done: ShownHead | undefined; done !== this.newest && !this.signal.aborted && !this.over;) {
      const head = this.newest!;
      const signed = await this.ask(head);
      this.first.resolve();
      if (signed) [done, failures] = [head, 0];
      else await this.parts.scheduler.wait(waitMs(failures++), this.signal);
    }
    this.busy = false;
  }

  private async ask(head: ShownHead): Promise<boolean> {
    try {
      return await this.take(head, await this.cosigner.cosign(head, this.signal));
    } catch (error) {
      if (!this.signal.aborted) this.stands('silent', (error as Error).message);
      return false;
    }
  }

  private async take(head: ShownHead, answer: CosignerAnswer): Promise<boolean> {
    if (answer.kind === 'objects') this.stands('objecting', answer.reason);
    else if (answer.kind === 'cosigned') {
      this.stands('cosigning', undefined, { size: head.size, at: this.parts.clock.now() });
      await this.parts.signed(head, answer.signatures);
      return true;
    } else if (await this.parts.contradicted(answer)) {
      this.over = true;
      this.stands('contradicting', `it has cosigned ${answer.size} events of another history`);
    }
    return false;
  }

  private stands(
    standing: CosignerState['standing'],
    reason: string | undefined,
    cosigned = this.state.cosigned,
  ): void {
    const { name, standing: before, since } = this.state;
    this.state = {
      name,
      standing,
      since: standing === before ? since : this.parts.clock.now(),
      ...(reason !== undefined && { reason }),
      ...(cosigned && { cosigned }),
    };
    this.parts.tell(this.state);
  }
}

const waitMs = (failures: number): number =>
  Math.min(retryFirstMs * 2 ** Math.min(failures, 10), retryMostMs);
