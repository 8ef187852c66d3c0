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
  v,
  index,
  stream,
  revision,
  id,
  type,
  recordedAt,
  prev,
  contentHash,
});

const text = '"([ !#-[\\]-~]*)"';
const number = '(0|[1-9]\\d{0,14})';
/** Nearly every leaf: printable ASCII of which nothing must be escaped. */
const plainLeaf = new RegExp(
  `^\\{"contentHash":"([0-9a-f]{64})","id":${text},"index":${number},"prev":(-1|${number}),"recordedAt":${text},` +
    `"revision":${number},"stream":${text},"type":${text},"v":${leafVersion}\\}$`,
  'u',
);

const plainLeafIn = (text: string, at: number): Leaf | undefined => {
  const found = plainLeaf.exec(text);
  if (!found || Number(found[3]) !== at) return undefined;
  const [, contentHash, id, , prev, , recordedAt, revision, stream, type] = found as unknown as string[];
  const place = { index: at, prev: Number(prev), revision: Number(revision) };
  return { v: leafVersion, ...place, ...({ contentHash, id, recordedAt, stream, type } as LeafTexts) };
};

type LeafTexts = Pick<Leaf, 'contentHash' | 'id' | 'recordedAt' | 'stream' | 'type'>;

/** An entry as the leaf of the event at an index; undefined when it is not exactly one. */
export const leafIn = (entry: Buffer, index: number): Leaf | undefined =>
  plainLeafIn(entry.toString('latin1'), index) ?? anyLeafIn(entry, index);

const anyLeafIn = (entry: Buffer, index: number): Leaf | undefined => {
  const text = entry.toString();
  try {
    const leaf = JSON.parse(text) as Partial<Leaf> | null;
    return isLeaf(leaf, index) && canonicalJson(members(leaf)) === text ? leaf : undefined;
  } catch {
    return undefined;
  }
};
