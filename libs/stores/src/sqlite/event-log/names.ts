import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Integers for the names in a table `(id, name)`, as every event carries them. */
export class Names {
  private readonly known = new Map<string, number>();
  private readonly find: StatementSync;
  private readonly insert: StatementSync;

  constructor(db: DatabaseSync, table: 'stream' | 'type') {
    this.find = db.prepare(`SELECT id FROM ${table} WHERE name = ?`);
    this.insert = db.prepare(`INSERT INTO ${table} (name) VALUES (?)`);
  }

  /** The number of a name out of a small set, made on first sight. */
  idOf(name: string): number {
    let id = this.known.get(name);
    if (id !== undefined) return id;
    id = (this.find.get(name)?.['id'] as number | undefined) ?? this.add(name);
    this.known.set(name, id);
    return id;
  }

  /** A new name's number. */
  add(name: string): number {
    return Number(this.insert.run(name).lastInsertRowid);
  }

  /** After a rollback a number handed out may be gone. */
  forget(): void {
    this.known.clear();
  }
}
