import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SealKey } from '#event-sourcing';
import { logFileProblem } from '../event-log/log-file-problem.js';
import { readSealKeysFile } from './seal-keys-file.js';

const hex = (bytes: unknown): string => Buffer.from(bytes as Uint8Array).toString('hex');

/** The keys of sealed fields for a verifier: on a connection that can only read. @throws LogFileProblem */
export class SealKeysAudit {
  private readonly db: DatabaseSync;
  private readonly one: StatementSync;

  constructor(private readonly path: string) {
    this.db = readSealKeysFile(path);
    this.one = this.db.prepare('SELECT key, salt FROM seal_key WHERE id = ?');
  }

  find(id: string): SealKey | undefined {
    try {
      const row = this.one.get(id);
      return row && { key: hex(row['key']), salt: hex(row['salt']) };
    } catch (error) {
      throw logFileProblem(this.path, error);
    }
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }
}
