import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { NewEvent } from '#event-sourcing';
import { openSqliteEventStore } from '#stores/sqlite';
import { secondsOf } from './pairs.js';

/** An empty log as the store makes it, opened bare with the store's settings. */
const emptyLog = async (file: string): Promise<DatabaseSync> => {
  const store = await openSqliteEventStore(file, {
    scheduler: { wait: ms => setTimeout(ms) },
    onFatal: () => undefined,
  });
  await store.close();
  const db = new DatabaseSync(file);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ' +
      'PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -16000',
  );
  return db;
};

/** Everything computed beforehand, nothing looked up: prepared inserts of the rows that the store would write. */
const rowsOf = (events: readonly (readonly NewEvent[])[]) => {
  const clients = events.length;
  return events[0]!.flatMap((_, n) =>
    events.map((own, client) => {
      const { recordedAt, commandId, body } = own[n]!;
      const idx = n * clients + client;
      const prefix = Number.parseInt(commandId.slice(0, 12), 16) - 2 ** 47;
      return {
        idx,
        prev: n === 0 ? -1 : idx - clients,
        stream: client + 1,
        revision: n,
        type: (n % 20) + 1,
        recordedAt,
        commandId,
        body,
        prefix,
      };
    }),
  );
};

/** Seconds to write the same rows in groups of the same size. */
export const rawAppend = async (
  file: string,
  events: readonly (readonly NewEvent[])[],
  group: number,
): Promise<number> => {
  const db = await emptyLog(file);
  const rows = rowsOf(events);
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const receipt = db.prepare('INSERT INTO receipt VALUES (?, ?, ?)');
  const stream = db.prepare('INSERT INTO stream VALUES (?, ?)');
  const seconds = await secondsOf(() => {
    for (let at = 0; at < rows.length; at += group) {
      db.exec('BEGIN IMMEDIATE');
      for (const row of rows.slice(at, at + group)) {
        if (row.revision === 0) stream.run(row.stream, `line-${row.stream - 1}`);
        insert.run(
          row.idx,
          row.prev,
          row.stream,
          row.revision,
          row.type,
          row.recordedAt,
          null,
          row.commandId,
          row.body,
        );
        receipt.run(row.prefix, row.idx, 1);
      }
      db.exec('COMMIT');
    }
  });
  db.close();
  return seconds;
};

/** Seconds to read every event in pages. */
export const rawScan = async (file: string, pageEvents: number): Promise<number> => {
  const db = new DatabaseSync(file, { readOnly: true });
  const page = db.prepare(
    'SELECT idx, prev, stream, revision, type, recorded_at, body FROM event WHERE idx > ? ORDER BY idx LIMIT ?',
  );
  const seconds = await secondsOf(() => {
    for (
      let rows = page.all(-1, pageEvents);
      rows.length > 0;
      rows = page.all(rows.at(-1)!['idx'] as number, pageEvents)
    );
  });
  db.close();
  return seconds;
};
