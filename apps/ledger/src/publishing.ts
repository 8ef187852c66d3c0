import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ControlStreams, Random } from '#event-sourcing';
import { CannotStart, type Configuration } from '#platform';
import { DurableFolder, makeKeyFile, readKeyFile } from '#stores/files';
import { SqliteEvidenceIndex } from '#stores/sqlite';
import {
  type CosignerState,
  FormerKeys,
  keepKeyLinks,
  keepOrigin,
  type LogKeys,
  logKeysOf,
  newLogKey,
  OtherOrigin,
  type PublisherNews,
} from '#transparency/publishing';
import { PublisherThread } from '../../projector/src/publisher-thread.js';
import type { Base, EngineLog } from '../../projector/src/core.js';
import { logFileOf } from '../../projector/src/stores/log-file.js';

/** Beside the folder, not in it: the folder may be served by any web server as it is. */
export const evidenceIndexOf = ({ log }: Configuration): string =>
  join(dirname(log.folder), `${basename(log.folder)}-index.db`);

/** The keys that the configuration names. @throws CannotStart or KeyFileProblem, in a sentence */
export const openLogKeys = ({ log }: Configuration, random: Random): LogKeys => {
  if (log.makesKey && !existsSync(log.key)) makeKeyFile(log.key, [newLogKey(log.origin, random.bytes(32))]);
  const keys = readKeys(log.key);
  if (keys.origin === log.origin) return keys;
  throw new CannotStart(
    `Khóa và sổ khác tên / The key in ${log.key} is of ${keys.origin}, and SOCAI_LOG_ORIGIN is ${log.origin}: ` +
      'a log and its key share one name.',
  );
};

const readKeys = (path: string): LogKeys => {
  const lines = readKeyFile(path);
  try {
    return logKeysOf(lines);
  } catch (fault) {
    throw new CannotStart(
      `Không dùng được tệp khóa / The key file ${path} cannot be used: ${(fault as Error).message}.`,
    );
  }
};

/** What the log has said of its name and its keys holds, and is published. @throws CannotStart in a sentence */
const keepWord = async (
  control: ControlStreams,
  files: DurableFolder,
  { log }: Configuration,
  keys: LogKeys,
): Promise<void> => {
  try {
    await keepOrigin(control, files, log);
    await keepKeyLinks(control, files, keys);
  } catch (fault) {
    const isRefusal = fault instanceof OtherOrigin || fault instanceof FormerKeys;
    throw isRefusal ? new CannotStart(fault.message) : fault;
  }
};

const sayHowItStands = (log: EngineLog, { name, standing, reason, cosigned }: CosignerState): void => {
  if (standing === 'cosigning') log.info({ witness: name, cosigned }, `witness ${name} has cosigned`);
  else if (standing !== 'unasked') log.warn({ witness: name, reason }, `witness ${name} is ${standing}`);
};

const sayOn =
  (log: EngineLog) =>
  (news: PublisherNews): void => {
    if (news.kind === 'halted') log.fatal({ halt: news.halt }, `the ledger is halted: ${news.halt.sentence}`);
    if (news.kind === 'trouble') log.warn({ reason: news.reason }, 'publishing met trouble');
    if (news.kind === 'cosigner') sayHowItStands(log, news.cosigner);
    if (news.kind === 'recovered') log.info({}, 'publishing goes on');
    if (news.kind === 'mended')
      log.warn({ files: news.files }, 'published files were missing or torn and were made again');
  };

/** Everything that publishing is made of, around a log that is open. @throws CannotStart or KeyFileProblem */
export const openPublishing = async (
  configuration: Configuration,
  log: EngineLog,
  { store, random, clock, scheduler }: Base,
) => {
  const { control } = store;
  const { log: published } = configuration;
  const keys = openLogKeys(configuration, random);
  const { key, folder, heads, witnesses, checkpointMs: everyMs, unpublishedMaxMs } = published;
  const files = new DurableFolder(folder);
  await keepWord(control, files, configuration, keys);
  const index = evidenceIndexOf(configuration);
  const publisher = new PublisherThread({
    work: { events: logFileOf(configuration), key, folder, heads, index, everyMs, witnesses },
    log: store,
    clock,
    scheduler,
    unpublishedMaxMs,
    onNews: sayOn(log),
    onDeath: fault => log.fatal({ err: fault }, `the publisher ended: ${fault.message}`),
  });
  const readIndex = SqliteEvidenceIndex.forReading(index);
  return {
    publisher,
    control,
    verifiers: keys.verifiers,
    files,
    index: readIndex,
    /** Publishes what is recorded by now, then lets go of everything. */
    close: async (): Promise<void> => {
      await publisher.stop();
      readIndex.close();
    },
  };
};

export type Publishing = Awaited<ReturnType<typeof openPublishing>>;
