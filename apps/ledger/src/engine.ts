import { join } from 'node:path';
import { AccessKeeper } from '#access-log';
import { dateAt } from '#kernel';
import type { Configuration } from '#platform';
import { ProcessTracking } from '#processes';
import { DenialBook } from '#refusals';
import { FileBookmarks, HourFolder } from '#stores/files';
import { HeadsKeeper } from '#transparency';
import { type Questions, questionsOf } from '#views';
import { type Core, type EngineLog, openBase, withRunner } from '../../projector/src/core.js';
import { holdingsFrom } from '../../projector/src/holdings.js';
import { ledgerCodec } from '../../projector/src/ledger-events.js';
import { processesView, processTypes } from '../../projector/src/ledger-views.js';
import { periodEndFrom } from '../../projector/src/period-end.js';
import { ProjectorThread } from '../../projector/src/projector-thread.js';
import { ledgerReactor } from '../../projector/src/reactions.js';
import { logFileOf } from '../../projector/src/stores/log-file.js';
import { openViews, prefixOf, viewsFileOf } from '../../projector/src/stores/read-store.js';
import { openPublishing } from './publishing.js';

const startProjector = (
  configuration: Configuration,
  log: EngineLog,
  { clock, scheduler }: Pick<Core, 'clock' | 'scheduler'>,
): ProjectorThread => {
  const { views, namespace } = configuration;
  const shared = views.engine === 'redis' ? { shared: { url: views.url, ...prefixOf(namespace) } } : {};
  return new ProjectorThread({
    work: { events: logFileOf(configuration), views: viewsFileOf(configuration), ...shared },
    clock,
    scheduler,
    onMessage: message => log.info({ projector: message }, `projector: ${message.kind}`),
    onDeath: fault => log.fatal({ err: fault }, `the projector ended: ${fault.message}`),
  });
};

/** What auditors and inspectors read, in files of this process. */
const openAccessLog = async (
  { dataFolder }: Configuration,
  log: EngineLog,
  { runner, clock, scheduler, random }: Core,
) => {
  const onTrouble = (reason: string) => log.warn({ reason }, 'keeping reads met trouble');
  const files = await HourFolder.open(join(dataFolder, 'access'), { random, scheduler, onTrouble });
  return { files, keeper: new AccessKeeper({ files, runner, clock, scheduler, onTrouble }) };
};

/** Denials that could not be recorded are told, and hold nothing up. */
const denialBook = ({ runner, clock, scheduler }: Core, log: EngineLog): DenialBook => {
  const onLost = (client: string, count: number, err: unknown) =>
    log.warn({ err, client, count }, 'denials could not be recorded');
  return new DenialBook({ runner, clock, scheduler, onLost });
};

const keeperOfHeads = (
  { runner, store, clock, scheduler }: Core,
  { publisher }: Awaited<ReturnType<typeof openPublishing>>,
  log: EngineLog,
): HeadsKeeper => {
  const onTrouble = (reason: string) => log.warn({ reason }, 'the ends of streams could not be published');
  return new HeadsKeeper({ runner, log: store, clock, scheduler, publication: publisher, onTrouble });
};

/** Carries on what commands begin; its places are kept beside the log. */
const ownReactor = (
  { dataFolder }: Configuration,
  { store, runner, clock, scheduler, sealKeys }: Core,
  questions: Questions,
  log: EngineLog,
) =>
  ledgerReactor({
    store,
    runner,
    clock,
    scheduler,
    sealKeys,
    log,
    bookmarks: new FileBookmarks(join(dataFolder, 'places')),
    holdingsOf: holdingsFrom(questions, store, () => dateAt(clock.now())),
    periodEndOf: periodEndFrom(questions, store),
  });

/** The ledger without HTTP: log, views, runner; reactions too where no projector process carries them on. */
export const startEngine = async (configuration: Configuration, log: EngineLog) => {
  const base = await openBase(configuration, log);
  const publishing = await openPublishing(configuration, log, base);
  const core = withRunner(base, publishing.publisher);
  const { clock, scheduler, store, sealKeys, runner, watched } = core;
  const projector = startProjector(configuration, log, core);
  const readStore = await openViews(configuration, core);
  const questions = questionsOf({ readStore, log: store, clock, scheduler });
  const processes = new ProcessTracking({
    log: store,
    codec: ledgerCodec,
    readStore,
    scheduler,
    types: processTypes,
    view: processesView,
  });
  const denials = denialBook(core, log);
  const heads = keeperOfHeads(core, publishing, log);
  const access = await openAccessLog(configuration, log, core);
  const reactor = ownReactor(configuration, core, questions, log);
  return {
    store,
    sealKeys,
    readStore,
    projector,
    publishing,
    runner,
    questions,
    processes,
    denials,
    heads,
    access,
    clock,
    watched,
    ...(configuration.views.engine === 'sqlite' ? { reactor } : {}),
  };
};

export type Engine = Awaited<ReturnType<typeof startEngine>> & { reactor?: ReturnType<typeof ledgerReactor> };
