import { bundleOf, Malformed, pathOf, tileWidth } from '#evidence';
import { shown } from '../events/event-place.js';
import { Found } from '../findings/found.js';
import { entriesOf } from '../published/compare-tile.js';
import { LogFolder } from '../published/log-folder.js';
import { leafIn } from './leaf-shape.js';
import { RangeTree } from './range-tree.js';
import type { OnProgress, RangeResult, RangeTask, Sources } from './range-task.js';
import { SpanBuilder } from './stream-spans.js';

const noEntry = Buffer.alloc(0);

/** A range of a published log without its events: entries are leaves, in order, and make the tree of the tiles. */
export class EntryRange {
  private readonly found = new Found();
  private readonly folder: LogFolder;
  private readonly spans: SpanBuilder<string>;
  private readonly tree: RangeTree;
  private readonly size: number;

  constructor(
    private readonly task: RangeTask,
    { log }: Sources,
  ) {
    this.folder = new LogFolder(log!.path);
    this.size = log!.size;
    this.spans = new SpanBuilder(this.found.add, task.asOf);
    this.tree = new RangeTree(
      task.from,
      task.headSizes,
      { folder: this.folder, size: log!.size, entriesRead: true },
      this.found.add,
    );
  }

  check(onProgress: OnProgress): RangeResult {
    const { from, to } = this.task;
    for (let at = from; at < to; at += tileWidth) {
      const entries = this.entriesFrom(at, Math.min(to - at, tileWidth));
      for (const [n, entry] of entries.entries()) this.add(entry, at + n);
      onProgress(entries.length);
    }
    const streams = this.spans.build();
    return { from, to, found: this.found.sum(), streams, ...this.tree.finish() };
  }

  private add(entry: Buffer, index: number): void {
    const leaf = entry.length > 0 ? leafIn(entry, index) : undefined;
    if (leaf) this.spans.add(leaf.stream, leaf.stream, leaf);
    else if (entry.length > 0)
      this.found.add({ code: 'leaf.malformed', index, actual: shown(entry.toString()) });
    this.tree.add(entry);
  }

  /** Entries of one bundle; where it is gone or broken, as many empty ones, so that the others keep their places. */
  private entriesFrom(start: number, width: number): readonly Buffer[] {
    const coordinates = bundleOf(start / tileWidth, this.size)!;
    const published = this.folder.tile(coordinates);
    try {
      if (published) return entriesOf(published.bytes, width);
      this.found.add({ code: 'tile.missing', index: start, what: pathOf(coordinates) });
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      const what = published!.path;
      this.found.add({ code: 'entry.differs', index: start, what, actual: error.message });
    }
    return Array.from({ length: width }, () => noEntry);
  }
}
