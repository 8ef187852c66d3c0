import {
  bundleOf,
  compareStreams,
  headLeaf,
  pathOf,
  rootAt,
  sameHash,
  TileReader,
  tileWidth,
} from '#evidence';
import type { EvidenceIndex, LogFiles } from '../ports/index.js';
import { type HistoryLog, leavesBetween } from './history.js';
import { LogGrowth } from './log-growth.js';
import type { PublishedHeads } from './published-heads.js';

/** Where every stream ends, as one root. */
export type StreamHeadsRoot = Omit<PublishedHeads, 'index'>;

/** Folder of the tree of stream heads up to an index: bundles and tiles, as those of the log. */
export const streamHeadsFolder = (through: number): string => `heads/${through}`;

/** The files below a folder. */
export const filesBelow = (files: LogFiles, folder: string): LogFiles => ({
  read: path => files.read(`${folder}/${path}`),
  write: all => files.write(all.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }))),
  remove: paths => files.remove(paths.map(path => `${folder}/${path}`)),
});

const filesAtOnce = 64;

/**
 * The ends of all streams as a small log of their own: sorted, so that a stream that is not in it has two neighbours
 * to show for that.
 */
export class StreamHeads {
  private kept: number[] = [];

  constructor(
    private readonly files: LogFiles,
    private readonly log: HistoryLog,
  ) {}

  /** Writes the tree as of the index's mark. @throws Error for an empty index */
  async made(index: EvidenceIndex): Promise<StreamHeadsRoot> {
    const mark = index.mark();
    if (!mark) throw new Error('there are no streams yet');
    return this.write(mark.size - 1, index.streams());
  }

  /** Makes sure that the tree behind an event is there; the last one before it stays for those who are reading it. */
  async ensure(heads: PublishedHeads): Promise<void> {
    if (!(await this.isThere(heads))) await this.write(heads.through, await this.endsThrough(heads.through));
    this.kept = [...this.kept.filter(through => through !== heads.through), heads.through];
    await this.files.remove(this.kept.splice(0, this.kept.length - 2).map(streamHeadsFolder));
  }

  private async isThere({ through, streams, root }: PublishedHeads): Promise<boolean> {
    const files = filesBelow(this.files, streamHeadsFolder(through));
    const found = await rootAt(new TileReader(files, streams), streams).catch(() => undefined);
    const lastBundle = bundleOf(Math.floor((streams - 1) / tileWidth), streams)!;
    const whole = (await files.read(pathOf(lastBundle))) !== undefined;
    return whole && found !== undefined && sameHash(found, Buffer.from(root, 'hex'));
  }

  private async write(
    through: number,
    ends: Iterable<readonly [stream: string, lastIndex: number]>,
  ): Promise<StreamHeadsRoot> {
    const growth = new LogGrowth(filesBelow(this.files, streamHeadsFolder(through)));
    for (const [stream, lastIndex] of ends) {
      growth.add(headLeaf({ stream, lastIndex }));
      if (growth.waiting >= filesAtOnce) await growth.flush();
    }
    await growth.settle();
    return { through, streams: growth.size, root: Buffer.from(growth.head.root).toString('hex') };
  }

  private async endsThrough(through: number): Promise<readonly (readonly [string, number])[]> {
    const ends = new Map<string, number>();
    for await (const page of leavesBetween(this.log, 0, through + 1))
      for (const { stream, index } of page) ends.set(stream, index);
    return [...ends].sort(([a], [b]) => compareStreams(a, b));
  }
}
