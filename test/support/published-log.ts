import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { canonicalJson, instantOf, type NonEmpty, sha256 } from '#kernel';
import { type Envelope, eventIdOf, type EventStore, type NewEvent } from '#event-sourcing';
import { DurableFolder } from '#stores/files';
import { SqliteControlStreams, SqliteEvidenceIndex, type SqliteEventStore } from '#stores/sqlite';
import {
  logKeysOf,
  newLogKey,
  Publisher,
  type PublisherNews,
  type PublisherParts,
} from '#transparency/publishing';
import { anEnvelope } from './envelopes.js';
import { openLogAt } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.js';
import { timerScheduler } from './timer-scheduler.js';

export const origin = 'ledger.test.example/log';
/** The same key for every test of one process. */
export const logKeys = logKeysOf([newLogKey(origin, Buffer.alloc(32, 7))]);

/** Appends whole events with true content hashes to a stream. */
export const recordEvents = async (
  store: EventStore,
  stream: string,
  count: number,
  over: Partial<Envelope> = {},
): Promise<void> => {
  const { revision } = await store.read(stream, 0, 1);
  const events = Array.from({ length: count }, (_, n): NewEvent => {
    const commandId = sha256(`${stream} ${revision + n}`);
    const salt = sha256(`salt ${stream} ${revision + n}`);
    const { contentHash: _contentHash, ...draft } = anEnvelope({
      id: eventIdOf(commandId, 0, salt),
      commandId,
      salt,
      stream,
      revision: revision + 1 + n,
      ...over,
    });
    return sealedEvent(draft);
  });
  for (let from = 0; from < events.length; from += 500)
    await store.append(
      stream,
      revision + from,
      events.slice(from, from + 500) as unknown as NonEmpty<NewEvent>,
    );
};

/** As the ledger makes them; written out so that a fault of the ledger's own making would be seen. */
export const sealedEvent = (draft: Omit<Envelope, 'contentHash'>): NewEvent => {
  const { salt, ...content } = draft;
  const text = canonicalJson(content);
  const hashed = Buffer.concat([
    Buffer.from('socai/content/v1\n'),
    Buffer.from(salt, 'hex'),
    Buffer.from(text),
  ]);
  const contentHash = hash('sha256', hashed, 'hex');
  const { id, type, commandId, recordedAt } = draft;
  return { id, type, commandId, recordedAt, body: canonicalJson({ ...draft, contentHash }) };
};

/** A log with everything that publishing keeps of it, in a folder of its own. */
export const publishedLog = async () => {
  const folder = temporaryFolder();
  const path = folder.file('events.db');
  let store: SqliteEventStore = await openLogAt(path);
  const opened: { close(): void }[] = [];
  const ofFolder = (name: string) => new DurableFolder(folder.file(name));

  const indexAt = (name: string): SqliteEvidenceIndex => {
    const index = SqliteEvidenceIndex.forWriting(folder.file(name));
    opened.push(index);
    return index;
  };

  const parts = ({ index = indexAt('index.db'), ...over }: Partial<PublisherParts> = {}) => {
    const news: PublisherNews[] = [];
    const control = SqliteControlStreams.open(path);
    opened.push(control);
    const made: PublisherParts = {
      log: store,
      control,
      index,
      files: ofFolder('log'),
      apart: ofFolder('heads'),
      keys: logKeys,
      clock: { now: () => instantOf(1_600_000_000_000) },
      scheduler: timerScheduler,
      everyMs: 10,
      tell: said => void news.push(said),
      ...over,
    };
    return { parts: made, news, index, control };
  };

  return {
    folder,
    path,
    files: ofFolder('log'),
    apart: ofFolder('heads'),
    get store() {
      return store;
    },
    parts,
    indexAt,
    /** A publisher as a new start of the ledger would have it, audited. */
    publisher: async (over: Partial<PublisherParts> = {}) => {
      const made = parts(over);
      const publisher = new Publisher(made.parts);
      await publisher.audit(new AbortController().signal);
      return { publisher, ...made };
    },
    /** Changes the file behind the ledger's back, while the ledger is down. */
    tamper: async (change: string | ((db: DatabaseSync) => void)): Promise<void> => {
      await store.close();
      const db = new DatabaseSync(path);
      if (typeof change === 'string') db.exec(change);
      else change(db);
      db.close();
      store = await openLogAt(path);
    },
    remove: async () => {
      for (const each of opened) each.close();
      await store.close();
      folder.remove();
    },
  };
};
export type PublishedLog = Awaited<ReturnType<typeof publishedLog>>;
