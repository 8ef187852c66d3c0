import {
  type Coordinates,
  entryBundle,
  formatEntryBundle,
  hashSize,
  leafHash,
  pathOf,
  TileTree,
  tileWidth,
  type TreeHead,
} from '#evidence';
import type { LogFile, LogFiles } from '../ports/index.js';

const fileAt = (coordinates: Coordinates, bytes: Uint8Array): LogFile => ({
  path: pathOf(coordinates),
  bytes,
});

/**
 * A tree that grows entry by entry, and the files it is published as: bundles and tiles. Full ones wait until they are
 * written; partial ones are made when a head is due. What could not be written is written the next time.
 */
export class LogGrowth {
  private readonly tree = new TileTree();
  private entries: Buffer[] = [];
  private full: LogFile[] = [];
  /** Full files whose partial forerunners nobody needs any more. */
  private complete: string[] = [];

  constructor(private readonly files: LogFiles) {}

  get size(): number {
    return this.tree.size;
  }

  get head(): TreeHead {
    return { size: this.tree.size, root: this.tree.root() };
  }

  /** The entry that was added last. */
  newest: Buffer | undefined;

  /** Full files that wait to be written. */
  get waiting(): number {
    return this.full.length;
  }

  add(entry: Buffer): void {
    this.newest = entry;
    this.tree.add(leafHash(entry));
    this.entries.push(entry);
    if (this.entries.length < tileWidth) return;
    this.full.push(fileAt(entryBundle(this.size / tileWidth - 1), formatEntryBundle(this.entries)));
    this.entries = [];
    for (const { coordinates, bytes } of this.tree.takeFull()) this.full.push(fileAt(coordinates, bytes));
  }

  /** Writes the full files. @returns paths of those that were not there as they should be */
  async flush(): Promise<readonly string[]> {
    const writing = this.full;
    const wrong = await this.write(writing);
    this.full = this.full.slice(writing.length);
    this.complete.push(...writing.map(({ path }) => path));
    return wrong;
  }

  /** Writes everything that a head of the present size needs; it is on the disk when this resolves. */
  async settle(): Promise<readonly string[]> {
    const wrong = await this.flush();
    const partials = this.tree.partials().map(({ coordinates, bytes }) => fileAt(coordinates, bytes));
    if (this.entries.length > 0)
      partials.push(
        fileAt(
          entryBundle(Math.floor(this.size / tileWidth), this.entries.length),
          formatEntryBundle(this.entries),
        ),
      );
    return [...wrong, ...(await this.write(partials))];
  }

  /**
   * Writes partial files of earlier heads that no full one has taken the place of.
   * @param coordinates partial ones whose tile or bundle is still being filled
   */
  async settleEarlier(coordinates: Iterable<Coordinates>): Promise<readonly string[]> {
    const edge = new Map(this.tree.partials().map(tile => [tile.coordinates.level, tile.bytes]));
    const bytesOf = (one: Coordinates): Uint8Array =>
      one.kind === 'entries'
        ? formatEntryBundle(this.entries.slice(0, one.width))
        : edge.get(one.level)!.subarray(0, one.width * hashSize);
    return this.write([...coordinates].map(one => fileAt(one, bytesOf(one))));
  }

  /** Removes partial files that full ones have taken the place of. Call it once a head of that size is published. */
  async tidy(): Promise<void> {
    const complete = this.complete;
    await this.files.remove(complete.map(path => `${path}.p`));
    this.complete = this.complete.slice(complete.length);
  }

  private async write(files: readonly LogFile[]): Promise<readonly string[]> {
    const known = await Promise.all(files.map(({ path }) => this.files.read(path)));
    const missing = files.filter(({ bytes }, n) => !known[n]?.equals(bytes));
    if (missing.length > 0) await this.files.write(missing);
    return missing.map(({ path }) => path);
  }
}
