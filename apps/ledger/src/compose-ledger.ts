import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Reactor } from '#event-sourcing';
import { type Configuration, createLedgerApp, Metrics, openLog, ReadyChecks } from '#platform';
import { TransparencyModule } from '#transparency';
import { viewsStanding } from '../../projector/src/watching/views-standing.js';
import { watchStores } from '../../projector/src/watching/watch-stores.js';
import { capabilitiesOf } from './capabilities.js';
import { personas } from './demo/personas.js';
import { type Engine, startEngine } from './engine.js';
import { watchPublication } from './watch-publication.js';

/** HTTP around the engine: capabilities, readiness, figures, and an orderly end. */
export const composeLedger = async (configuration: Configuration): Promise<NestFastifyApplication> => {
  const log = openLog(configuration.logLevel, configuration.logFile);
  const engine = await startEngine(configuration, log);
  const { runner, store, questions, processes, denials, clock } = engine;
  const app = await createLedgerApp(configuration, {
    ports: { runner, log: store, questions, processes, denials, clock },
    capabilities: [
      ...capabilitiesOf({ ...engine, files: engine.access.files }),
      transparencyOf(engine, configuration),
    ],
    reads: engine.access.keeper,
    personas,
  });
  watch(app, engine);
  watchPublication(app.get(ReadyChecks), app.get(Metrics), engine);
  followUntilClosed(app, engine, error =>
    log.fatal({ err: error }, `the reactions stopped: ${error.message}`),
  );
  return app;
};

const transparencyOf = (
  { publishing, store, heads }: Engine,
  { log }: Configuration,
): ReturnType<typeof TransparencyModule.of> => {
  const { publisher, files, index, control, verifiers } = publishing;
  const parts = { publication: publisher, files, index, control, verifiers };
  const { witnesses } = log;
  return TransparencyModule.of({ ...parts, log: store, heads, witnesses, public: log.public });
};

const watch = (app: NestFastifyApplication, engine: Engine): void => {
  const { readStore, projector, reactor, watched } = engine;
  const lag = watchStores(app, engine, readStore);
  const checks = app.get(ReadyChecks);
  const metrics = app.get(Metrics);
  const views = () => viewsStanding({ readStore, log: engine.store, redis: watched.redis });
  // Until a view is live in its version every question about it is turned away; one far behind answers of the past.
  checks.add('views', async () => projector.fault ?? (await views()).missing ?? (await lag.tooMuch()));
  checks.remark('rebuilds', async () => (await views()).beside);
  const restarts = async () =>
    new Map([
      ['publisher', engine.publishing.publisher.restarts],
      ['projector', projector.restarts],
    ]);
  const begunAgain = 'How often a thread that had ended by itself was begun again';
  metrics.watch('socai_thread_restarts', begunAgain, restarts, 'thread');
  const places = async () => reactor?.places ?? new Map<string, number>();
  metrics.watch('socai_reaction_position', 'Index up to which a reaction has done all', places, 'reaction');
};

/** Where, but not why: the reason may speak of what was recorded, and stands in the log file. */
export const stuckIn = (reactor: Reactor): string | undefined =>
  reactor.stuck.map(({ reaction, index }) => `${reaction} is stuck at index ${index}`).join(', ') ||
  undefined;

/** Reactions follow the log as long as the application is open; then all closes in the order of who needs whom. */
const followUntilClosed = (
  app: NestFastifyApplication,
  engine: Engine,
  onFailure: (error: Error) => void,
): void => {
  const stopping = new AbortController();
  let failure: Error | undefined;
  const { reactor } = engine;
  const following = reactor?.run(stopping.signal).catch((error: Error) => {
    failure = error;
    onFailure(error);
  });
  const keeping = [engine.heads.run(stopping.signal), engine.access.keeper.run(stopping.signal)];
  // Without reactions money stays in transit and lines never close: that must not go unseen.
  if (reactor) app.get(ReadyChecks).add('reactions', async () => failure?.message ?? stuckIn(reactor));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onClose', async () => {
      await engine.denials.close();
      stopping.abort();
      await Promise.all([following, ...keeping]);
      await engine.access.files.close();
      await engine.runner.close();
      await engine.projector.stop();
      await engine.publishing.close();
      await engine.store.close();
      engine.readStore.close();
    });
};
