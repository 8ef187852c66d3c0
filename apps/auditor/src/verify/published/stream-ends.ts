import { CompactTree, leafHash } from '#evidence';
import { canonicalJson } from '#kernel';

/** What the newest `HeadsPublished` commits to: where every stream ended as of one index. */
export interface HeadsCommitment {
  /** Index of the event that says it. */
  readonly index: number;
  readonly stream: string;
  readonly through: number;
  readonly streams: number;
  /** Lowercase hex. */
  readonly root: string;
}

/**
 * The same from the log itself: the root over JCS [stream, lastIndex], in the order of the bytes of the names.
 * @param names sorted so
 * @param lastIndex -1 for a stream that had no event then
 */
export const streamEnds = (
  names: Iterable<{ readonly id: string | number; readonly name: string }>,
  lastIndex: (id: string | number) => number,
): Pick<HeadsCommitment, 'streams' | 'root'> => {
  const tree = new CompactTree();
  for (const { id, name } of names) {
    const index = lastIndex(id);
    if (index >= 0) tree.add(leafHash(Buffer.from(canonicalJson([name, index]))));
  }
  return { streams: tree.size, root: tree.root().toString('hex') };
};
