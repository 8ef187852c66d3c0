import { BrokenOff, type LedgerClient, NotDone, type Telling } from '#command-line';
import type { Clock, Scheduler } from '#event-sourcing';
import type { RebuildState } from '#operations';
import { startRebuild, viewCopies } from './view-copies.js';

const lookEveryMs = 250;

/** How somebody waits: until the end, or until `signal` aborts. */
export interface Waiting {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  readonly telling: Telling;
}

/**
 * Asks for all of them, so that the log is read once for many, and waits for each.
 * @throws NotDone at the first that fails, BrokenOff when it is no longer waited for, LedgerProblem
 */
export const rebuildViews = async (
  client: LedgerClient,
  views: readonly string[],
  waiting: Waiting,
): Promise<void> => {
  for (const view of views) await startRebuild(client, view);
  for (const view of views) {
    const ended = await watched(client, view, waiting);
    if (ended.state === 'failed')
      throw new NotDone(
        'rebuild.failed',
        `${view}: không dựng lại được / could not be rebuilt: ${ended.reason}`,
      );
    const text = `${view}: đã chuyển, ${ended.done} sự kiện / switched, ${ended.done} events`;
    waiting.telling.say('rebuild', { view, ...ended }, text);
  }
};

const watched = async (client: LedgerClient, view: string, waiting: Waiting): Promise<RebuildState> => {
  const { clock, scheduler, signal, telling } = waiting;
  telling.step(view, `${view}: dựng lại, tính bằng sự kiện / rebuilding, in events`);
  const watch = telling.watch(clock, signal);
  let told: number | undefined;
  for (;;) {
    const state = await stateOf(client, view);
    if (told !== undefined || isCounted(state)) {
      // A rebuild that goes on where another ended has events that were done before.
      if (told === undefined) watch.begin(state.total, state.done);
      watch.progress(state.done - (told ?? state.done));
      told = state.done;
    }
    if (state.state !== 'running') return state;
    await scheduler.wait(lookEveryMs, signal);
    if (signal.aborted)
      throw new BrokenOff(
        'rebuild.left',
        `${view}: thôi đợi / no longer waited for; the ledger goes on, and socai views tells how far it is`,
      );
  }
};

/** One that has only been asked for does not know yet how far it has to go. */
const isCounted = ({ state, total }: RebuildState): boolean => total > 0 || state !== 'running';

const stateOf = async (client: LedgerClient, view: string): Promise<RebuildState> => {
  const { items } = await viewCopies(client);
  const rebuild = items.find(({ name, state }) => name === view && state === 'live')?.rebuild;
  if (rebuild) return rebuild;
  throw new BrokenOff(
    'rebuild.gone',
    `${view}: sổ đã khởi động lại / the ledger was restarted; start the rebuild again to continue it`,
  );
};
