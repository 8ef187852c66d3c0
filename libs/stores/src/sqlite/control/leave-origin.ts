import type { ControlStreamName } from '#event-sourcing';
import { openToWrite } from '../event-log/connections.js';
import { realPathOf } from '../event-log/log-file.js';
import { logFileProblem } from '../event-log/log-file-problem.js';

/** One record for each name that the log has left, oldest first. */
export const originsStream: ControlStreamName = 'socai-origins';
const own: readonly ControlStreamName[] = ['socai-heads', 'socai-keys'];

/** Where the records of a control stream are after the log has left its n-th name, from 1. */
export const formerStream = (stream: ControlStreamName, n: number): ControlStreamName =>
  `${stream}-former-${n}`;

/**
 * What was signed under the old name is put aside, and the statement takes its place, all at once. For a copy of a log
 * that nobody works on: when this returns the file is whole without any other beside it.
 * @throws LogFileProblem
 */
export const leaveOrigin = (path: string, statement: string): void => {
  const db = openToWrite(realPathOf(path));
  try {
    db.exec('BEGIN IMMEDIATE');
    const { left } = db
      .prepare('SELECT count(*) AS left FROM control WHERE stream = ?')
      .get(originsStream) as {
      left: number;
    };
    const rename = db.prepare('UPDATE control SET stream = ? WHERE stream = ?');
    for (const stream of own) rename.run(formerStream(stream, left + 1), stream);
    db.prepare('INSERT INTO control VALUES (?, ?, ?)').run(originsStream, left, statement);
    db.exec('COMMIT');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
  } catch (error) {
    throw logFileProblem(path, error);
  } finally {
    db.close();
  }
};
