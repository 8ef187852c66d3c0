import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Where a stream ends. */
export interface StreamEnd {
  /** The stream's number; undefined for one that does not exist. */
  readonly id: number | undefined;
  readonly revision: number;
  readonly idx: number;
}

const unborn: StreamEnd = { id: undefined, revision: -1, idx: -1 };
/** About 2 MB. */
const remembered = 10_000;

/**
 * Where streams end, by SELECT, and from memory for those written lately. Memory is as good as the file while this
 * process holds the writer's lock, and is thrown away after a rollback.
 */
export class StreamEnds {
  private readonly known = new Map<string, StreamEnd>();
  private readonly find: StatementSync;

  constructor(db: DatabaseSync) {
    this.find = db.prepare(
      `SELECT s.id, e.revision, e.idx FROM stream s JOIN event e ON e.stream = s.id
       WHERE s.name = ? ORDER BY e.revision DESC LIMIT 1`,
    );
  }

  of(stream: string): StreamEnd {
    return this.known.get(stream) ?? (this.find.get(stream) as unknown as StreamEnd | undefined) ?? unborn;
  }

  moved(stream: string, end: StreamEnd): void {
    if (this.known.size >= remembered) this.known.clear();
    this.known.set(stream, end);
  }

  forget(): void {
    this.known.clear();
  }
}
