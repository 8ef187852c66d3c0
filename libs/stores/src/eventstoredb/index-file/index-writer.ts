import { BroadcastChannel } from 'node:worker_threads';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { noStream, type Revision } from '#event-sourcing';
import type { StreamName } from '#kernel';
import { type AppendRequest, outcomeAt, packed } from '../../sqlite/event-log/batch.js';
import { BatchWriter } from '../../sqlite/event-log/batch-writer.js';
import { channelOf } from '../../sqlite/event-log/doorbell.js';
import { LogHalted } from '../log-halted.js';
import type { Position } from '../received.js';
import type { OpenIndexFile } from './index-file.js';

/** What the server told last that this index holds. */
export interface LastIndexed {
  readonly stream: string;
  readonly revision: number;
  readonly body: string;
  /** Its commit position in `$all`. */
  readonly commit: bigint;
}

/** Puts what was followed into the index, one transaction a batch, the watermark in it. */
export class IndexWriter {
  private readonly writer: BatchWriter;
  private readonly bell: BroadcastChannel;
  private readonly move: StatementSync;
  private readonly end: StatementSync;
  private readonly db: DatabaseSync;
  watermark: Position | undefined;
  /** Real path of the file. */
  readonly path: string;

  constructor(private readonly file: OpenIndexFile) {
    this.db = file.db;
    this.path = file.path;
    this.writer = new BatchWriter(file.db);
    this.bell = new BroadcastChannel(channelOf(file.path));
    this.bell.unref();
    this.move = this.db.prepare('INSERT OR REPLACE INTO watermark VALUES (1, ?, ?)');
    this.end = this.db.prepare(
      `SELECT e.revision FROM stream s JOIN event e ON e.stream = s.id
       WHERE s.name = ? ORDER BY e.revision DESC LIMIT 1`,
    );
    this.watermark = this.stored();
  }

  /**
   * @param to the place in `$all` of the last event of the last append
   * @throws LogHalted when an append does not stand behind the one before it in its stream
   */
  write(appends: readonly AppendRequest[], to: Position): void {
    this.writer.write(packed(appends), outcomes => {
      appends.forEach(({ stream, expected }, n) => {
        const outcome = outcomeAt(outcomes, n);
        if (!outcome.appended) throw gap(stream, expected + 1, outcome.actual + 1);
      });
      this.move.run(to.commit, to.prepare);
    });
    this.watermark = to;
    this.bell.postMessage(0);
  }

  /** The last revision of a stream that the index has, or `noStream`. */
  lastOf(stream: StreamName): Revision {
    return (this.end.get(stream)?.['revision'] as Revision | undefined) ?? noStream;
  }

  /** The newest event of the index; undefined when it is empty. */
  last(): LastIndexed | undefined {
    const last = this.db
      .prepare(
        `SELECT s.name AS stream, e.revision, e.body FROM event e JOIN stream s ON s.id = e.stream
         ORDER BY e.idx DESC LIMIT 1`,
      )
      .get() as Omit<LastIndexed, 'commit'> | undefined;
    return last && this.watermark && { ...last, commit: this.watermark.commit };
  }

  close(): void {
    for (const open of [this.bell, this.db, this.file.lock]) open.close();
  }

  private stored(): Position | undefined {
    const ask = this.db.prepare(
      'SELECT commit_position AS "commit", prepare_position AS prepare FROM watermark',
    );
    ask.setReadBigInts(true);
    return ask.get() as Position | undefined;
  }
}

const gap = (stream: string, found: number, wanted: number): LogHalted =>
  new LogHalted(
    'gap',
    `The log shows revision ${found} of the stream ${stream} where revision ${wanted} must stand.`,
  );
