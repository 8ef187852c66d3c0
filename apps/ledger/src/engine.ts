import { dirname, join } from 'node:path';
import { dateAt } from '#kernel';
import { assetReactions } from '#assets';
import { budgetReactions } from '#budgets';
import { DecisionRunner, type Reaction, Reactor, type ReactorParts, type SealKeys } from '#event-sourcing';
import { type Configuration, PooledRandom, SystemClock, SystemScheduler } from '#platform';
import { ProcessTracking } from '#processes';
import { procurementReactions } from '#procurement';
import { DenialBook } from '#refusals';
import { whenRedacted } from '#redactions';
import { FileBookmarks } from '#stores/files';
import { openSqliteEventStore, openSqliteReadStore, openSqliteSealKeys } from '#stores/sqlite';
import { transferReactions } from '#transfers';
import { HeadsKeeper } from '#transparency';
import { type HoldingsOf, unitAuthority, whenDissolutionStarted } from '#units';
import { questionsOf } from '#views';
import { ledgerCodec } from '../../projector/src/ledger-events.js';
import { processesView, processTypes } from '../../projector/src/ledger-views.js';
import { ProjectorThread } from '../../projector/src/projector-thread.js';
import type { EngineLog } from './engine-log.js';
import { holdingsFrom } from './holdings.js';
import { openPublishing } from './publishing.js';

/** A failed commit leaves it open what stands on the disk: only a restart reads the truth. */
const endProcess = (log: EngineLog) => (error: Error) => {
  log.fatal({ err: error }, error.message);
  console.error(`Sổ cái dừng / The ledger stops: ${error.message}`);
  process.exit(70);
};

const startProjector = ({ events, views }: Configuration, log: EngineLog): ProjectorThread =>
  new ProjectorThread(
    { events: events.path, views: views.path },
    message => log.info({ projector: message }, `projector: ${message.kind}`),
    error => log.fatal({ err: error }, `the projector stopped: ${error.message}`),
  );

/** Every reaction there is. */
const reactionsWith = (holdingsOf: HoldingsOf, sealKeys: SealKeys): readonly Reaction[] => [
  ...[...budgetReactions, ...procurementReactions, ...assetReactions, ...transferReactions],
  ...[whenDissolutionStarted(holdingsOf), whenRedacted(sealKeys)],
];

const troubleOn =
  (log: EngineLog): ReactorParts['onTrouble'] =>
  (reaction, event, what) =>
    log.warn({ reaction: reaction.name, event: event.id, what }, `the reaction ${reaction.name} met trouble`);

/** The embedded ledger without HTTP: log, views, runner, reactions. The one place that chooses adapters. */
export const startEngine = async (configuration: Configuration, log: EngineLog) => {
  const { events, views } = configuration;
  const [clock, scheduler, codec] = [new SystemClock(), new SystemScheduler(), ledgerCodec];
  const store = await openSqliteEventStore(events.path, { scheduler, onFatal: endProcess(log) });
  const random = new PooledRandom();
  const publishing = await openPublishing(configuration, log, random);
  const sealKeys = openSqliteSealKeys(join(dirname(events.path), 'seal-keys.db'));
  const projector = startProjector(configuration, log);
  const readStore = openSqliteReadStore(views.path, { scheduler, readOnly: true });
  const runner = new DecisionRunner({
    ...{ store, codec, clock, sealKeys, random },
    ...{ authority: unitAuthority, standing: publishing.publisher },
  });
  const questions = questionsOf({ readStore, log: store, clock, scheduler });
  const processes = new ProcessTracking({
    ...{ log: store, codec, readStore, scheduler },
    ...{ types: processTypes, view: processesView },
  });
  const onLost = (client: string, count: number, err: unknown) =>
    log.warn({ err, client, count }, 'denials could not be recorded');
  const denials = new DenialBook({ runner, clock, scheduler, onLost });
  const heads = new HeadsKeeper({
    ...{ runner, log: store, clock, scheduler, publication: publishing.publisher },
    onTrouble: reason => log.warn({ reason }, 'the ends of streams could not be published'),
  });
  const holdingsOf = holdingsFrom(questions, store, () => dateAt(clock.now()));
  const reactor = new Reactor({
    ...{ store, codec, runner, clock, scheduler, onTrouble: troubleOn(log) },
    bookmarks: new FileBookmarks(join(dirname(events.path), 'places')),
    reactions: reactionsWith(holdingsOf, sealKeys),
  });
  return {
    ...{ store, sealKeys, readStore, projector, publishing, runner },
    ...{ questions, processes, denials, reactor, heads, clock },
  };
};

export type Engine = Awaited<ReturnType<typeof startEngine>>;
