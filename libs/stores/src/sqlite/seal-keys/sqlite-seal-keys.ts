import type { DatabaseSync } from 'node:sqlite';
import { type KeyCopy, type SealKey, type SealKeys, StoreUnavailable } from '#event-sourcing';
import { makeFolderOf } from '../event-log/log-file.js';
import { textOf } from '../event-log/log-file-problem.js';
import { openSealKeysFile } from './seal-keys-file.js';

interface Row {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Keys of sealed fields in a SQLite file of their own, beside the log. Sealed fields are rare, so a key is written in
 * the calling thread: one durable commit of one row, before the event that it seals.
 */
export class SqliteSealKeys implements SealKeys {
  /** @internal use `openSqliteSealKeys` */
  constructor(
    private readonly path: string,
    private readonly db: DatabaseSync,
  ) {}

  async keep(id: string, { key, salt }: SealKey): Promise<SealKey> {
    return this.tried(() => {
      this.db
        .prepare('INSERT INTO seal_key (id, key, salt) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING')
        .run(id, Buffer.from(key, 'hex'), Buffer.from(salt, 'hex'));
      return this.row(id)!;
    });
  }

  async find(id: string): Promise<SealKey | undefined> {
    return this.tried(() => this.row(id));
  }

  async destroy(ids: readonly string[]): Promise<void> {
    this.tried(() => {
      this.db.exec('BEGIN IMMEDIATE');
      try {
        // Overwritten where they stand, then deleted: secure_delete clears the row, this does not depend on it.
        const overwrite = this.db.prepare(
          'UPDATE seal_key SET key = zeroblob(32), salt = zeroblob(32) WHERE id = ?',
        );
        const remove = this.db.prepare('DELETE FROM seal_key WHERE id = ?');
        for (const id of ids) {
          overwrite.run(id);
          remove.run(id);
        }
        this.db.exec('COMMIT');
      } catch (error) {
        this.db.exec('ROLLBACK');
        throw error;
      }
      const left = ids.filter(id => this.row(id) !== undefined);
      if (left.length > 0) throw new Error(`still there after they were destroyed: ${left.join(', ')}`);
    });
  }

  async copies(): Promise<readonly KeyCopy[]> {
    return this.tried(() => {
      const rows = this.db.prepare('SELECT place, made_at FROM copy ORDER BY made_at, place').all();
      return rows.map(({ place, made_at }) => ({ place: String(place), madeAt: String(made_at) }));
    });
  }

  /** Whoever copies this file says so, before it does: a redaction then lists the copy until it is gone. */
  async noteCopy({ place, madeAt }: KeyCopy): Promise<void> {
    this.tried(() =>
      this.db
        .prepare(
          'INSERT INTO copy (place, made_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET made_at = excluded.made_at',
        )
        .run(place, madeAt),
    );
  }

  /** Ids of all keys that stand: for whoever carries them elsewhere. */
  async ids(): Promise<readonly string[]> {
    return this.tried(() =>
      this.db
        .prepare('SELECT id FROM seal_key ORDER BY id')
        .all()
        .map(({ id }) => String(id)),
    );
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }

  private row(id: string): SealKey | undefined {
    const row = this.db.prepare('SELECT key, salt FROM seal_key WHERE id = ?').get(id) as Row | undefined;
    return row && { key: hex(row.key), salt: hex(row.salt) };
  }

  private tried<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new StoreUnavailable(`the seal keys ${this.path}: ${textOf(error)}`);
    }
  }
}

/**
 * Opens the keys at `path`, and makes the file, mode 0600, if there is none.
 * @throws LogFileProblem with one sentence
 */
export const openSqliteSealKeys = (path: string): SqliteSealKeys => {
  makeFolderOf(path);
  return new SqliteSealKeys(path, openSealKeysFile(path));
};
