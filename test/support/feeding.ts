import type { EventStore } from '#event-sourcing';
import { type Built, type ReadStore, runProjector } from '#views';
import { ledgerCodec } from '../../apps/projector/src/ledger-events.js';
import { ledgerViews } from '../../apps/projector/src/ledger-views.js';
import { timerScheduler } from './timer-scheduler.js';

/** What feeds the ledger's views from a log. */
export const feedOf = <Log extends Pick<EventStore, 'scan' | 'follow' | 'head'>>(
  log: Log,
  readStore: ReadStore,
) => ({
  log,
  readStore,
  decode: ledgerCodec.decode,
  scheduler: timerScheduler,
  clock: { now: () => '2026-01-01T00:00:00.000Z' },
});

export const liveOf = async (readStore: ReadStore): Promise<readonly Built[]> =>
  (await readStore.catalogue()).filter(({ state }) => state === 'live');

/** By view: where it stands, and its digest there. */
export const digestsOf = async (readStore: ReadStore): Promise<Readonly<Record<string, object>>> =>
  Object.fromEntries((await liveOf(readStore)).map(({ name, checkpoint }) => [name, checkpoint]));

/** A projector at work on every view of the ledger. */
export const feeding = (log: EventStore, readStore: ReadStore) => {
  const over = new AbortController();
  const running = runProjector({ ...feedOf(log, readStore), views: ledgerViews, signal: over.signal });
  running.catch(() => over.abort());
  return {
    /** Resolves when every view stands at the end of the log; then nothing is fed any more. */
    caughtUp: async (): Promise<void> => {
      const { index } = await log.head();
      const isUp = (copies: readonly Built[]): boolean =>
        copies.length === ledgerViews.length && copies.every(copy => copy.checkpoint.position >= index);
      while (!over.signal.aborted && !isUp(await liveOf(readStore))) await timerScheduler.wait(10);
      over.abort();
      await running;
    },
  };
};
