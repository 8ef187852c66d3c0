import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics, ReadyChecks } from '#platform';
import { type ReadStore, viewStatus } from '#views';
import type { Core } from '../core.js';
import { clockStanding } from './clock-standing.js';
import { logStanding } from './log-standing.js';

/** Readiness and figures of the log, of the clock, and of the engines beneath, alike for a ledger and for a projector. */
export const watchStores = (
  app: NestFastifyApplication,
  { store, runner, watched }: Pick<Core, 'store' | 'runner' | 'watched'>,
  readStore: Pick<ReadStore, 'catalogue'>,
): void => {
  const checks = app.get(ReadyChecks);
  const metrics = app.get(Metrics);
  checks.add('log', () => logStanding(store));
  checks.add('clock', () => clockStanding(runner));
  metrics.watch('socai_log_head', 'Index of the newest event', async () => (await store.head()).index);
  const positions = async () => {
    const live = (await viewStatus(readStore, store)).filter(({ state }) => state === 'live');
    return new Map(live.map(({ name, position }) => [name, position]));
  };
  metrics.watch('socai_view_position', 'Index of the last event in a view', positions, 'view');
  for (const { metrics: figures } of watched.engines) metrics.add(figures);
  const progress = store.progress?.bind(store);
  if (!progress) return;
  metrics.watch('socai_index_percent', 'How much of the log is in the index', async () => progress().percent);
  metrics.watch(
    'socai_index_lag_bytes',
    'Positions of the log that the index has yet to pass, as far as its end is known',
    async () => Number(progress().end - progress().position),
  );
};
