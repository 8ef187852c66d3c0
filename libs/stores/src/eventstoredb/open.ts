import { SqliteEventReader } from '../sqlite/event-log/sqlite-event-reader.js';
import { Appender } from './appender.js';
import { ControlRecords } from './control-records.js';
import { EventStoreDb } from './event-store-db.js';
import { Follower } from './follower.js';
import { openIndexFile, openIndexToRead } from './index-file/index-file.js';
import { IndexWriter } from './index-file/index-writer.js';
import { nobody } from './observer.js';
import { holdConnection } from './open-connections.js';
import { type EventStoreDbOptions, timingsByDefault } from './options.js';
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
  const { scheduler, random, observer = nobody } = options;
  const timings = { ...timingsByDefault, ...options.timings };
  const names = new StreamNames(options.namespace ?? '');
  const { connection, letGo } = holdConnection(url, scheduler, observer);
  const file = openIndexFile(options.indexPath);
  const writer = new IndexWriter(file);
  const index = new SqliteEventReader(file.path, scheduler, openIndexToRead);
  const tide = new Tide(writer.watermark?.commit ?? -1n, scheduler, options.onHalted);
  const reads = new StreamReads(connection, scheduler, timings, observer);
  const common = { connection, reads, scheduler, random, timings, observer };
  let written = -1n;
  const known = () => (written > tide.reached ? written : tide.reached);
  const appender = new Appender({
    ...common,
    known,
    written: at => (written = at > written ? at : written),
  });
  // Records of the ledger itself never come into the index: nobody may wait for them there.
  const aside = new Appender({ ...common, known, written: () => undefined });
  const follower = new Follower({ ...common, index: writer, names, tide });
  follower.start();
  return new EventStoreDb({
    appender,
    room: new WaitingRoom(timings),
    control: new ControlRecords(aside, reads, names),
    tail: new UnindexedTail(reads, names, stream => index.lastOf(stream)),
    index,
    tide,
    names,
    timings,
    written: () => written,
    closeAll: async () => {
      await follower.close();
      await index.close();
      writer.close();
      await letGo();
    },
  });
};
