import type { Clock, Scheduler } from '#event-sourcing';
import type { Rebuilds, RebuildState } from '#operations';
import { ReadStoreUnavailable } from '#views';
import type { ProjectorMessage, ProjectorOrder, ProjectorWork } from './projector-messages.js';
import { KeptThread } from './threads/kept-thread.js';

type SwitchAnswer = { readonly reason?: string; readonly fault?: string };

export interface ProjectorThreadParts {
  readonly work: ProjectorWork;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly onMessage: (message: ProjectorMessage) => void;
  readonly onDeath: (fault: Error) => void;
  /** For tests: another program than the projector's own. */
  readonly program?: URL;
}

/**
 * The projector beside an embedded ledger, in a thread of its own: views never hold up commands. One that dies is begun
 * again, unless it was an event that this program does not know: only another program gets past it.
 */
export class ProjectorThread implements Rebuilds {
  private readonly thread: KeptThread<ProjectorOrder, ProjectorMessage>;
  private readonly rebuilds = new Map<string, RebuildState>();
  private readonly switching = new Map<number, (answer: SwitchAnswer) => void>();
  private asked = 0;
  private failure: string | undefined;

  constructor(private readonly parts: ProjectorThreadParts) {
    const { work, clock, scheduler } = parts;
    const { program = new URL('./projector.worker.js', import.meta.url) } = parts;
    this.thread = new KeptThread(
      { program, work, clock, scheduler },
      {
        onMessage: message => this.hear(message),
        onDeath: fault => this.died(fault),
      },
    );
  }

  /** Why it no longer works, until views follow the log again; undefined while they do. */
  get fault(): string | undefined {
    return this.failure;
  }

  get restarts(): number {
    return this.thread.restarts;
  }

  begin(view: string): boolean {
    if (this.rebuilds.get(view)?.state === 'running') return false;
    this.rebuilds.set(view, { state: 'running', done: 0, total: 0, rate: 0 });
    if (this.thread.alive) this.thread.order({ kind: 'rebuild', view });
    else this.end(view, broken);
    return true;
  }

  of(view: string): RebuildState | undefined {
    return this.rebuilds.get(view);
  }

  /** @throws ReadStoreUnavailable when the views cannot be written now */
  async switchTo(view: string, copy?: string): Promise<boolean> {
    if (!this.thread.alive) throw new ReadStoreUnavailable(projectorEnded);
    const ask = (this.asked += 1);
    const { reason, fault } = await new Promise<SwitchAnswer>(resolve => {
      this.switching.set(ask, resolve);
      this.thread.order({ kind: 'switch', ask, view, ...(copy === undefined ? {} : { copy }) });
    });
    this.switching.delete(ask);
    if (fault !== undefined) throw new ReadStoreUnavailable(fault);
    return reason === undefined;
  }

  /** Lets it finish its batch. */
  async stop(): Promise<void> {
    await this.thread.stop({ kind: 'stop' });
    this.giveUp();
  }

  private hear(message: ProjectorMessage): void {
    this.note(message);
    if (message.kind !== 'rebuilding' && message.kind !== 'switch-answered') this.parts.onMessage(message);
  }

  private note(message: ProjectorMessage): void {
    if (message.kind === 'following') this.failure = undefined;
    if (message.kind === 'rebuilding') {
      const { view, done, total, rate } = message;
      this.rebuilds.set(view, { state: 'running', done, total, rate });
    }
    if (message.kind === 'switch-answered') this.switching.get(message.ask)?.(message);
    if (message.kind === 'rebuilt') this.end(message.view, { state: 'switched' });
    if (message.kind === 'rebuild-failed')
      this.end(message.view, { state: 'failed', reason: message.reason });
  }

  private died(fault: Error): boolean {
    this.failure = `${projectorEnded}: ${fault.message}`;
    this.giveUp();
    this.parts.onDeath(fault);
    return fault.name !== 'UnreadableEvent';
  }

  /** Nobody will answer what was asked of it. */
  private giveUp(): void {
    for (const [view, { state }] of this.rebuilds) if (state === 'running') this.end(view, broken);
    for (const answer of this.switching.values()) answer({ fault: projectorEnded });
  }

  private end(view: string, end: Pick<RebuildState, 'state' | 'reason'>): void {
    const { done = 0, total = 0, rate = 0 } = this.rebuilds.get(view) ?? {};
    this.rebuilds.set(view, { done, total, rate, ...end });
  }
}

const projectorEnded = 'the projector ended';

/** What was built so far is kept, and continued when it is asked again. */
const broken = { state: 'failed', reason: projectorEnded } as const;
