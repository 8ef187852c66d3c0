import type { Watch } from '#command-line';
import type { SqliteAudit } from '#stores/sqlite';
import type { Found } from './findings/found.js';
import type { HeadList } from './published/head-list.js';
import { type HeadsCommitment, streamEnds } from './published/stream-ends.js';
import { compareUpperTiles } from './published/upper-tiles.js';
import { JoinedBooks } from './ranges/account-books.js';
import { JoinedStreams } from './ranges/joined-streams.js';
import { JoinedTree } from './ranges/joined-tree.js';
import type { Publication } from './ranges/range-tree.js';
import { rangesOf } from './ranges/ranges.js';
import type { RangeResult, RangeTask } from './ranges/range-task.js';
import { JoinedSeals } from './ranges/seal-book.js';
import { broken } from './work/broken-off.js';
import type { Hands } from './work/hands.js';
import type { StateFile } from './work/state-file.js';

export interface SurveyParts {
  readonly size: number;
  readonly heads: HeadList;
  readonly found: Found;
  readonly commitment?: HeadsCommitment;
  readonly publication?: Publication;
  readonly audit?: SqliteAudit;
  readonly hasSealKeys: boolean;
}

/** What all ranges come to together. */
export interface SurveySum {
  readonly streams: number;
  /** Sealed fields in the events. */
  readonly sealed: number;
  /** Index of the last event that the newest `HeadsPublished` covers; -1 when there is none. */
  readonly wholeUpTo: number;
}

/** Gives the log out in ranges, joins what comes back in the order of the log, and draws the sum. */
export class Survey {
  private readonly tree = new JoinedTree();
  private readonly streams: JoinedStreams;
  private readonly books: JoinedBooks;
  private readonly seals = new JoinedSeals();

  constructor(private readonly parts: SurveyParts) {
    this.streams = new JoinedStreams(parts.found.add);
    this.books = new JoinedBooks(parts.found.add);
  }

  /** @throws CouldNotRead */
  async run(hands: Hands, state: StateFile | undefined, watch: Watch): Promise<void> {
    watch.begin(this.parts.size);
    const file = this.parts.audit && hands.perform({ kind: 'integrity' }, () => undefined);
    file?.catch(() => undefined);
    const { size, heads, commitment } = this.parts;
    const tasks = rangesOf(size, heads, commitment?.through ?? -1);
    const results = new Map<number, Promise<RangeResult>>();
    const give = (n: number): void => {
      if (n >= tasks.length) return;
      const result = this.perform(tasks[n]!, hands, state, watch);
      // It may fail while an earlier one is still waited for.
      result.catch(() => undefined);
      results.set(n, result);
    };
    // A few ahead, so that no thread waits; not all, so that what waits to be joined stays small.
    for (let n = 0; n < 2 * hands.count; n += 1) give(n);
    for (const [n, task] of tasks.entries()) {
      const result = await broken(results.get(n)!, watch.signal);
      results.delete(n);
      give(n + 2 * hands.count);
      this.join(task, result);
    }
    if (!file) return;
    for (const actual of (await broken(file, watch.signal)).faults)
      this.parts.found.add({ code: 'file.damaged', actual });
  }

  /** What can be said when every range is in. */
  finish(): SurveySum {
    const { heads, size, found, publication, audit } = this.parts;
    heads.reportDifferent(at => this.tree.rootAt(at), size, found.add);
    if (publication) compareUpperTiles(publication.folder, publication.size, this.tree.levelOne, found.add);
    if (audit) for (const table of ['streams', 'types'] as const) reportTwice(audit, table, found);
    this.books.finish();
    this.seals.finish(found.add);
    const { fields } = this.seals;
    if (fields > 0 && !this.parts.hasSealKeys) found.add({ code: 'note.no-seal-keys', actual: `${fields}` });
    return { streams: this.streams.count, sealed: fields, wholeUpTo: this.checkStreamEnds() };
  }

  private async perform(
    task: RangeTask,
    hands: Hands,
    state: StateFile | undefined,
    watch: Watch,
  ): Promise<RangeResult> {
    const known = state?.find(task);
    if (known) {
      watch.progress(task.to - task.from);
      return known;
    }
    const result = await hands.perform(task, events => watch.progress(events));
    state?.keep(task, result);
    return result;
  }

  private join(task: RangeTask, result: RangeResult): void {
    this.parts.found.join(result.found);
    this.streams.join(result.streams);
    if (result.books) this.books.join(result.books);
    if (result.sealed) this.seals.join(result.sealed);
    this.tree.join(task, result);
  }

  /** @returns how far streams are known to be whole */
  private checkStreamEnds(): number {
    const { commitment, audit, found } = this.parts;
    if (!audit) return -1;
    if (!commitment) {
      found.add({ code: 'note.no-heads-published' });
      return -1;
    }
    const { index, stream, streams, root, through } = commitment;
    const actual = streamEnds(audit.names('streams'), id => this.streams.lastAsOf(id));
    if (actual.root === root && actual.streams === streams && through < index) return through;
    const expected = `${streams} ${root}`;
    const found_ = `${actual.streams} ${actual.root}`;
    const what = `≤ ${through}`;
    found.add({ code: 'heads-published.differs', index, stream, what, expected, actual: found_ });
    return -1;
  }
}

/** Sorted, so that the same name twice stands side by side. */
const reportTwice = (audit: SqliteAudit, table: 'streams' | 'types', found: Found): void => {
  let last: string | undefined;
  for (const { name } of audit.names(table)) {
    if (name === last) found.add({ code: 'name.twice', what: table, actual: name });
    last = name;
  }
};
