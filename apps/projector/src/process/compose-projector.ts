import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Configuration, createLedgerApp, openLog, ReadyChecks } from '#platform';
import { ProcessTracking } from '#processes';
import { DenialBook } from '#refusals';
import { questionsOf } from '#views';
import { type Core, type EngineLog, openBase, withRunner } from '../core.js';
import { ledgerCodec } from '../ledger-events.js';
import { processesView, processTypes } from '../ledger-views.js';
import { viewsStanding } from '../watching/views-standing.js';
import { watchStores } from '../watching/watch-stores.js';
import { openSharedStores, type SharedStores } from './shared-stores.js';
import { ProjectorWork } from './work.js';

/** Views and reactions of a log on a server, and health and figures over HTTP. */
export const composeProjector = async (configuration: Configuration): Promise<NestFastifyApplication> => {
  const log = openLog(configuration.logLevel, configuration.logFile);
  const core = withRunner(await openBase(configuration, log));
  const shared = await openSharedStores(configuration, core);
  const work = new ProjectorWork(configuration, core, shared, log);
  const ports = portsOf(core, shared, log);
  const app = await createLedgerApp(configuration, { ports, capabilities: [] });
  watch(app, core, shared, work);
  const stopping = new AbortController();
  const working = work.run(stopping.signal);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onClose', async () => {
      await ports.denials.close();
      stopping.abort();
      await working;
      await core.runner.close();
      await core.store.close();
      shared.close();
    });
  return app;
};

const portsOf = (core: Core, { readStore }: SharedStores, log: EngineLog) => {
  const { runner, store, clock, scheduler } = core;
  const onLost = (client: string, count: number, err: unknown) =>
    log.warn({ err, client, count }, 'denials could not be recorded');
  return {
    runner,
    log: store,
    clock,
    questions: questionsOf({ readStore, log: store, clock, scheduler }),
    processes: new ProcessTracking({
      log: store,
      codec: ledgerCodec,
      readStore,
      scheduler,
      types: processTypes,
      view: processesView,
    }),
    denials: new DenialBook({ runner, clock, scheduler, onLost }),
  };
};

const watch = (
  app: NestFastifyApplication,
  core: Core,
  { readStore }: SharedStores,
  work: ProjectorWork,
): void => {
  watchStores(app, core, readStore);
  const checks = app.get(ReadyChecks);
  const views = () => viewsStanding({ readStore, log: core.store, redis: core.watched.redis });
  checks.add('views', async () =>
    views()
      .then(() => readStore.check())
      .then(() => undefined),
  );
  // Building them is its work, and no reason to send it elsewhere.
  checks.remark('rebuilds', async () => {
    const { missing, beside } = await views();
    return [missing, beside].filter(Boolean).join('; ') || undefined;
  });
  checks.add('work', async () => work.fault);
};
