import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteEventReader } from '#stores/sqlite';
import { publish, recordHeads } from './static-log.js';
import { timerScheduler } from './timer-scheduler.js';

/** A copy of a running ledger's log, published over all its events with the key of the tests. */
export const publishedCopy = async (
  running: string,
  folder: string,
): Promise<{ readonly events: string; readonly path: string; readonly log: string }> => {
  mkdirSync(folder, { recursive: true });
  const events = join(folder, 'events.db');
  const log = join(folder, 'log');
  const db = new DatabaseSync(running, { readOnly: true });
  db.exec(`VACUUM INTO '${events}'`);
  db.close();
  const reader = new SqliteEventReader(events, timerScheduler);
  const { note } = await publish(reader, log);
  await reader.close();
  recordHeads(events, [note]);
  return { events, path: folder, log };
};
