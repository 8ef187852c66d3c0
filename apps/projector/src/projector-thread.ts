import { Worker } from 'node:worker_threads';
import type { Rebuilds, RebuildState } from '#operations';
import { ReadStoreUnavailable } from '#views';
import type { ProjectorMessage, ProjectorOrder, ProjectorWork } from './projector-messages.js';

type SwitchAnswer = { readonly reason?: string; readonly fault?: string };

/** The projector beside an embedded ledger, in a thread of its own: views never hold up commands. */
export class ProjectorThread implements Rebuilds {
  private readonly worker: Worker;
  private readonly ended: Promise<void>;
  private readonly rebuilds = new Map<string, RebuildState>();
  private readonly switching = new Map<number, (answer: SwitchAnswer) => void>();
  private asked = 0;
  private failure: Error | undefined;

  constructor(
    work: ProjectorWork,
    onMessage: (message: ProjectorMessage) => void,
    onFailure: (error: Error) => void,
  ) {
    this.worker = new Worker(new URL('./projector.worker.js', import.meta.url), { workerData: work });
    this.worker.on('message', (message: ProjectorMessage) => {
      this.note(message);
      if (message.kind !== 'rebuilding' && message.kind !== 'switch-answered') onMessage(message);
    });
    this.worker.on('error', error => {
      this.failure = error;
      onFailure(error);
    });
    this.ended = new Promise(resolve => this.worker.once('exit', () => resolve()));
  }

  /** Why it no longer works; undefined while it does. */
  get fault(): string | undefined {
    return this.failure?.message;
  }

  begin(view: string): boolean {
    if (this.rebuilds.get(view)?.state === 'running') return false;
    this.rebuilds.set(view, { state: 'running', done: 0, total: 0, rate: 0 });
    this.order({ kind: 'rebuild', view });
    return true;
  }

  of(view: string): RebuildState | undefined {
    return this.rebuilds.get(view);
  }

  /** @throws ReadStoreUnavailable when the views cannot be written now */
  async switchTo(view: string, copy?: string): Promise<boolean> {
    const ask = (this.asked += 1);
    const { reason, fault } = await new Promise<SwitchAnswer>(resolve => {
      this.switching.set(ask, resolve);
      this.order({ kind: 'switch', ask, view, ...(copy === undefined ? {} : { copy }) });
      void this.ended.then(() => resolve({ fault: 'the projector ended' }));
    });
    this.switching.delete(ask);
    if (fault !== undefined) throw new ReadStoreUnavailable(fault);
    return reason === undefined;
  }

  /** Lets it finish its batch. */
  async stop(): Promise<void> {
    this.order({ kind: 'stop' });
    await this.ended;
  }

  private order(order: ProjectorOrder): void {
    this.worker.postMessage(order);
  }

  private note(message: ProjectorMessage): void {
    if (message.kind === 'rebuilding') {
      const { view, done, total, rate } = message;
      this.rebuilds.set(view, { state: 'running', done, total, rate });
    }
    if (message.kind === 'switch-answered') this.switching.get(message.ask)?.(message);
    if (message.kind === 'rebuilt') this.end(message.view, { state: 'switched' });
    if (message.kind === 'rebuild-failed')
      this.end(message.view, { state: 'failed', reason: message.reason });
  }

  private end(view: string, end: Pick<RebuildState, 'state' | 'reason'>): void {
    const { done = 0, total = 0, rate = 0 } = this.rebuilds.get(view) ?? {};
    this.rebuilds.set(view, { done, total, rate, ...end });
  }
}
