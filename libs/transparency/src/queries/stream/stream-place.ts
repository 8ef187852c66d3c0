import { Inject, Injectable } from '@nestjs/common';
import {
  compareStreams,
  type PlacedHead,
  parseEntryBundle,
  pathOf,
  proveInclusion,
  type ShownHead,
  TileReader,
  bundleOf,
  tileWidth,
} from '#evidence';
import { LOG_FILES } from '../../publication.js';
import type { LogFiles } from '../../ports/index.js';
import type { PublishedHeads } from '../../publishing/published-heads.js';
import { filesBelow, streamHeadsFolder } from '../../publishing/stream-heads.js';

interface StreamEnd {
  readonly stream: string;
  readonly lastIndex: number;
}

/** Finds the place of a stream among the published ends of all streams, in their files. */
@Injectable()
export class StreamPlaces {
  constructor(@Inject(LOG_FILES) private readonly files: LogFiles) {}

  /** The stream's own place, or what stands around where it would be. */
  async of(stream: string, heads: PublishedHeads): Promise<ShownHead> {
    const files = filesBelow(this.files, streamHeadsFolder(heads.through));
    const ends = new SortedEnds(files, heads.streams);
    const position = await ends.placeOf(stream);
    const placed = async (at: number): Promise<PlacedHead | undefined> => {
      const end = await ends.at(at);
      if (!end) return undefined;
      const hashes = await proveInclusion(new TileReader(files, heads.streams), at, heads.streams);
      return { ...end, position: at, hashes: hashes.map(hash => hash.toString('hex')) };
    };
    if ((await ends.at(position))?.stream === stream) return { present: (await placed(position))! };
    const before = await placed(position - 1);
    const after = await placed(position);
    return { absent: { ...(before && { before }), ...(after && { after }) } };
  }
}

/** Entries of the tree of stream heads, read bundle by bundle. */
class SortedEnds {
  private readonly bundles = new Map<number, readonly Buffer[]>();

  constructor(
    private readonly files: LogFiles,
    private readonly size: number,
  ) {}

  async at(position: number): Promise<StreamEnd | undefined> {
    if (position < 0 || position >= this.size) return undefined;
    const bundle = await this.bundle(Math.floor(position / tileWidth));
    const [stream, lastIndex] = JSON.parse(bundle[position % tileWidth]!.toString()) as [string, number];
    return { stream, lastIndex };
  }

  /** Position of the first stream that does not come before the given one. */
  async placeOf(stream: string): Promise<number> {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (compareStreams((await this.at(middle))!.stream, stream) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private async bundle(index: number): Promise<readonly Buffer[]> {
    const known = this.bundles.get(index);
    if (known) return known;
    const coordinates = bundleOf(index, this.size)!;
    const bytes = await this.files.read(pathOf(coordinates));
    if (!bytes) throw new Error(`there is no bundle ${index} of stream heads`);
    const entries = parseEntryBundle(bytes, coordinates.width);
    this.bundles.set(index, entries);
    return entries;
  }
}
