import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIGURATION, type Configuration, Metrics, ReadyChecks } from '#platform';
import { type ReadStore, viewStatus } from '#views';
import type { Core } from '../core.js';
import { clockStanding } from './clock-standing.js';
import { logStanding } from './log-standing.js';
import { ViewsLag } from './views-lag.js';

type Watching = Pick<Core, 'store' | 'runner' | 'watched' | 'clock'>;

/**
 * Readiness and figures of the log, the clock, the views and the engines, alike for a ledger and for a projector.
 * Answers how far the views lag: whether that is too much is for whoever answers out of them.
 */
export const watchStores = (
  app: NestFastifyApplication,
  { store, runner, watched, clock }: Watching,
  readStore: Pick<ReadStore, 'catalogue'>,
): ViewsLag => {
  const checks = app.get(ReadyChecks);
  const metrics = app.get(Metrics);
  checks.add('log', () => logStanding(store));
  checks.add('clock', () => clockStanding(runner));
  const lag = new ViewsLag(
    { readStore, log: store, clock },
    app.get<Configuration>(CONFIGURATION).viewsBehindMaxMs,
  );
  checks.remark('behind', () => lag.said());
  metrics.watch(
    'socai_views_behind_seconds',
    'Age of the oldest event that a live view has not seen',
    async () => ((await lag.now())?.ms ?? 0) / 1_000,
  );
  metrics.watch('socai_log_head', 'Index of the newest event', async () => (await store.head()).index);
  const positions = async () => {
    const live = (await viewStatus(readStore, store)).filter(({ state }) => state === 'live');
    return new Map(live.map(({ name, position }) => [name, position]));
  };
  metrics.watch('socai_view_position', 'Index of the last event in a view', positions, 'view');
  for (const { metrics: figures } of watched.engines) metrics.add(figures);
  watchIndex(metrics, store);
  return lag;
};

/** Of a log on a server: how far this process's index of it came. */
const watchIndex = (metrics: Metrics, store: Core['store']): void => {
  const progress = store.progress?.bind(store);
  if (!progress) return;
  metrics.watch('socai_index_percent', 'How much of the log is in the index', async () => progress().percent);
  metrics.watch(
    'socai_index_lag_bytes',
    'Positions of the log that the index has yet to pass, as far as its end is known',
    async () => Number(progress().end - progress().position),
  );
};
