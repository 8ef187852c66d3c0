import type { RebuildState } from '#operations';
import type { Scheduler } from '#event-sourcing';
import { type LedgerClient, OperatorError } from './ledger-client.js';

const lookEveryMs = 250;

/** How long somebody waits: until the end, or until `signal` aborts. */
export interface Waiting {
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
}

/** Where progress goes: a line that is redrawn on a terminal, lines of their own elsewhere. */
export type Show = (view: string, state: RebuildState) => void;

/**
 * Asks for all of them, so that the log is read once for many, and waits for each.
 * @throws OperatorError at the first that fails
 */
export const rebuildViews = async (
  client: LedgerClient,
  views: readonly string[],
  waiting: Waiting,
  show: Show,
): Promise<void> => {
  for (const view of views) await client.rebuild(view);
  for (const view of views) {
    const { state, reason } = await ended(client, view, waiting, show);
    if (state === 'failed') throw new OperatorError(`${view}: ${reason}`);
  }
};

const ended = async (
  client: LedgerClient,
  view: string,
  { scheduler, signal }: Waiting,
  show: Show,
): Promise<RebuildState> => {
  for (;;) {
    const { items } = await client.views();
    const rebuild = items.find(({ name, state }) => name === view && state === 'live')?.rebuild;
    if (!rebuild)
      throw new OperatorError(`${view}: the ledger was restarted; start the rebuild again to continue it`);
    show(view, rebuild);
    if (rebuild.state !== 'running') return rebuild;
    await scheduler.wait(lookEveryMs, signal);
    if (signal.aborted)
      throw new OperatorError(
        `${view}: no longer waited for; the ledger goes on, and socai views tells how far it is`,
      );
  }
};

const width = 30;

export const progressLine = (view: string, { state, done, total, rate }: RebuildState): string => {
  if (state !== 'running') return `${view}: ${state} (${done} events)`;
  const share = total === 0 ? 0 : done / total;
  const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
  const left = rate === 0 ? '' : `, ${Math.ceil((total - done) / rate)} s left`;
  return `${view}: ${bar} ${Math.floor(share * 100)} % ${done}/${total}, ${rate}/s${left}`;
};
