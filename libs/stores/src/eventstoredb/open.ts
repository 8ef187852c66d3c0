import { SqliteEventReader } from '../sqlite/event-log/sqlite-event-reader.js';
import { Appender } from './appender.js';
import { ControlRecords } from './control-records.js';
import { EventStoreDb } from './event-store-db.js';
import { Follower } from './follower.js';
import { openIndexFile, openIndexToRead } from './index-file/index-file.js';
import { IndexWriter } from './index-file/index-writer.js';
import { nobody } from './observer.js';
import { holdConnection, type HeldConnection } from './open-connections.js';
import { type EventStoreDbOptions, timingsByDefault } from './options.js';
import { KeyStreams } from './seal-keys/key-streams.js';
import { Tombstones } from './seal-keys/tombstones.js';
import { StreamNames } from './stream-names.js';
import { StreamReads } from './stream-reads.js';
import { Tide } from './tide.js';
import { UnindexedTail } from './unindexed-tail.js';
import { WaitingRoom } from './waiting-room.js';

/**
 * Opens the log on a server, and begins to follow it into this process's index. Returns at once: a server that is down
 * is waited for, and everything is answered with StoreUnavailable meanwhile.
 * @param url `esdb://[user:password@]host:port[,host:port…][?tls=false…]`, as the client takes it
 * @throws LogFileProblem when the index cannot be opened; TypeError for the URL; Error when the process already talks
 * to another server
 */
export const openEventStoreDb = (url: string, options: EventStoreDbOptions): EventStoreDb => {
  const writer = new IndexWriter(openIndexFile(options.indexPath));
  try {
    const held = holdConnection(url, options.scheduler, options.observer ?? nobody);
    return assembled(held, writer, options);
  } catch (error) {
    writer.close();
    throw error;
  }
};

const assembled = (
  { connection, letGo }: HeldConnection,
  writer: IndexWriter,
  { clock, scheduler, random, observer = nobody, onHalted, namespace = '', ...options }: EventStoreDbOptions,
): EventStoreDb => {
  const timings = { ...timingsByDefault, ...options.timings };
  const names = new StreamNames(namespace);
  const index = new SqliteEventReader(writer.path, scheduler, openIndexToRead);
  const tide = new Tide(writer.watermark?.commit ?? -1n, { clock, scheduler, observer, onHalted });
  const reads = new StreamReads({ connection, scheduler, random, timings, observer });
  const common = { connection, reads, scheduler, random, timings, observer };
  let own = -1n;
  const known = () => (own > tide.reached ? own : tide.reached);
  const written = (at: bigint) => void (own = at > own ? at : own);
  // Records of the ledger itself never come into the index: nobody may wait for them there.
  const aside = new Appender({ ...common, known, written: () => undefined });
  const follower = new Follower({ ...common, index: writer, names, tide });
  follower.start();
  const closeAll = async () => {
    for (const open of [follower, index, writer]) await open.close();
    await letGo();
  };
  const room = new WaitingRoom(timings, clock, observer);
  const control = new ControlRecords(aside, reads, names);
  const tombstones = new Tombstones(connection, scheduler, timings, observer);
  const keyParts = { appender: aside, room, control, reads, names, tombstones, clock, random };
  return new EventStoreDb({
    appender: new Appender({ ...common, known, written }),
    room,
    control,
    sealKeys: new KeyStreams(keyParts),
    tail: new UnindexedTail(reads, names, stream => writer.lastOf(stream)),
    index,
    tide,
    names,
    timings,
    written: () => own,
    closeAll,
  });
};
