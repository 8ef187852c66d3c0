import { leafHash } from '../merkle/hash.js';
import { MemoryTree } from '../merkle/memory-tree.js';
import { proveInclusion } from '../merkle/prover.js';

/** Index of the last event of a stream. */
export interface StreamHead {
  readonly stream: string;
  readonly lastIndex: number;
}

/** A head and its place among all, with the proof: what stands beside a stream that is not there. */
export interface PlacedHead extends StreamHead {
  /** From 0, in the order of stream bytes. */
  readonly position: number;
  /** Inclusion proof, lowercase hex. */
  readonly hashes: readonly string[];
}

/** That a stream has no event among those covered: what stands before and after its place. */
export interface AbsentHead {
  readonly before?: PlacedHead;
  readonly after?: PlacedHead;
}

export type ShownHead = { readonly present: PlacedHead } | { readonly absent: AbsentHead };

/** RFC 8785 canonical JSON of `[stream, lastIndex]`, UTF-8. */
export const headLeaf = ({ stream, lastIndex }: StreamHead): Buffer =>
  Buffer.from(JSON.stringify([stream, lastIndex]));

export const headLeafHash = (head: StreamHead): Buffer => leafHash(headLeaf(head));

/** UTF-8 bytes decide: UTF-16, in which JavaScript compares, orders some characters otherwise. */
export const compareStreams = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

/** The last index of every stream, as `HeadsPublished` commits to them. */
export class HeadsTree {
  readonly #heads: readonly StreamHead[];
  readonly #tree: MemoryTree;

  /** @throws RangeError when a stream comes twice */
  constructor(heads: Iterable<StreamHead>) {
    this.#heads = [...heads].sort((one, other) => compareStreams(one.stream, other.stream));
    const twice = this.#heads.find(({ stream }, at) => this.#heads[at + 1]?.stream === stream);
    if (twice) throw new RangeError(`${twice.stream} has two heads`);
    this.#tree = new MemoryTree(this.#heads.map(headLeafHash));
  }

  /** How many streams there are. */
  get size(): number {
    return this.#tree.size;
  }

  root(): Buffer {
    return this.#tree.root();
  }

  /** The head of a stream, or what stands around its place. */
  async prove(stream: string): Promise<ShownHead> {
    const position = this.#placeOf(stream);
    if (this.#heads[position]?.stream === stream) return { present: (await this.#placed(position))! };
    const before = await this.#placed(position - 1);
    const after = await this.#placed(position);
    return { absent: { ...(before && { before }), ...(after && { after }) } };
  }

  /** Position of the first stream that does not come before the given one. */
  #placeOf(stream: string): number {
    let low = 0;
    let high = this.#heads.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (compareStreams(this.#heads[middle]!.stream, stream) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  async #placed(position: number): Promise<PlacedHead | undefined> {
    const head = this.#heads[position];
    if (!head) return undefined;
    const hashes = await proveInclusion(this.#tree, position, this.size);
    return { ...head, position, hashes: hashes.map(hash => hash.toString('hex')) };
  }
}
