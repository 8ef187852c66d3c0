import { leafVersion, type Leaf } from '#event-sourcing';
import { canonicalJson } from '#kernel';

const isLeaf = (leaf: Partial<Leaf> | null, index: number): leaf is Leaf =>
  typeof leaf === 'object' &&
  leaf !== null &&
  leaf.v === leafVersion &&
  leaf.index === index &&
  Number.isSafeInteger(leaf.revision) &&
  Number.isSafeInteger(leaf.prev) &&
  [leaf.stream, leaf.id, leaf.type, leaf.recordedAt].every(text => typeof text === 'string') &&
  /^[0-9a-f]{64}$/u.test(`${leaf.contentHash}`);

const members = ({ v, index, stream, revision, id, type, recordedAt, prev, contentHash }: Leaf): Leaf => ({
  ...{ v, index, stream, revision, id, type, recordedAt, prev, contentHash },
});

/** An entry as the leaf of the event at an index; undefined when it is not exactly one. */
export const leafIn = (entry: Buffer, index: number): Leaf | undefined => {
  const text = entry.toString();
  try {
    const leaf = JSON.parse(text) as Partial<Leaf> | null;
    return isLeaf(leaf, index) && canonicalJson(members(leaf)) === text ? leaf : undefined;
  } catch {
    return undefined;
  }
};
