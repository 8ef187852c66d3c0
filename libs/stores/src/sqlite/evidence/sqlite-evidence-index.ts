import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EvidenceIndex, IndexedEvent, IndexMark } from '#transparency/ports';
import { openIndexToRead, openIndexToWrite } from './opening.js';
import { idPrefix } from './schema.js';

const prepared = (db: DatabaseSync) => ({
  mark: db.prepare('SELECT size, root FROM mark'),
  setMark: db.prepare('INSERT OR REPLACE INTO mark VALUES (1, ?, ?)'),
  place: db.prepare('INSERT INTO place VALUES (?, ?)'),
  places: db.prepare('SELECT idx FROM place WHERE prefix = ? ORDER BY idx'),
  firstOf: db.prepare('INSERT INTO head VALUES (?, ?, 0) ON CONFLICT (stream) DO NOTHING'),
  nextOf: db.prepare('UPDATE head SET idx = ?, revision = ? WHERE stream = ? AND idx = ? AND revision = ?'),
  streams: db.prepare('SELECT stream, idx FROM head ORDER BY stream'),
});

type Statements = { readonly [Name in keyof ReturnType<typeof prepared>]: StatementSync };

/** The evidence index in one SQLite file. The reading side may be opened before the file is made. */
export class SqliteEvidenceIndex implements EvidenceIndex {
  private db: DatabaseSync | undefined;
  private statements: Statements | undefined;

  private constructor(private readonly open: () => DatabaseSync | undefined) {}

  static forWriting(path: string): SqliteEvidenceIndex {
    const index = new SqliteEvidenceIndex(() => openIndexToWrite(path));
    index.mark();
    return index;
  }

  static forReading(path: string): SqliteEvidenceIndex {
    return new SqliteEvidenceIndex(() => openIndexToRead(path));
  }

  mark(): IndexMark | undefined {
    const row = this.ready()?.mark.get() as IndexMark | undefined;
    return row && { ...row };
  }

  advance(events: readonly IndexedEvent[], to: IndexMark): IndexedEvent | undefined {
    const statements = this.ready()!;
    this.db!.exec('BEGIN');
    try {
      const broken = events.find(event => !continues(statements, event));
      if (broken) return broken;
      // In the order of the key: pages of the table are then touched once each.
      const places = events.map(({ id, index }) => [idPrefix(id), index] as const);
      for (const [prefix, index] of places.sort(([a], [b]) => a - b)) statements.place.run(prefix, index);
      statements.setMark.run(to.size, to.root);
      this.db!.exec('COMMIT');
      return undefined;
    } finally {
      if (this.db!.isTransaction) this.db!.exec('ROLLBACK');
    }
  }

  clear(): void {
    this.ready();
    this.db!.exec('BEGIN; DELETE FROM place; DELETE FROM head; DELETE FROM mark; COMMIT');
  }

  placesOf(id: string): readonly number[] {
    const rows = (this.ready()?.places.all(idPrefix(id)) ?? []) as unknown as { readonly idx: number }[];
    return rows.map(({ idx }) => idx);
  }

  *streams(): Generator<readonly [string, number]> {
    for (const row of this.ready()?.streams.iterate() ?? []) {
      const { stream, idx } = row as { stream: string; idx: number };
      yield [stream, idx];
    }
  }

  close(): void {
    if (this.db?.isOpen) this.db.close();
  }

  private ready(): Statements | undefined {
    if (this.statements) return this.statements;
    this.db = this.open();
    this.statements = this.db && prepared(this.db);
    return this.statements;
  }
}

const continues = ({ firstOf, nextOf }: Statements, event: IndexedEvent): boolean => {
  const { stream, revision, index, prev } = event;
  const moved =
    revision === 0 && prev === -1
      ? firstOf.run(stream, index)
      : nextOf.run(index, revision, stream, prev, revision - 1);
  return Number(moved.changes) === 1;
};
