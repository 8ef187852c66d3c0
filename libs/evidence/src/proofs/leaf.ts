import { Malformed } from '../malformed.js';
import { isSize } from '../merkle/size.js';

/** What a leaf of the ledger's log says of an event: its place, and the hash that commits to its content. */
export interface ProvenLeaf {
  readonly v: 1;
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  /** Index of the previous event of the same stream, or -1. */
  readonly prev: number;
  /** 64 lowercase hex digits. */
  readonly contentHash: string;
}

/** RFC 8785 canonical JSON: members by name, and of each string and integer the only form there is. */
export const formatLeaf = ({
  v,
  index,
  stream,
  revision,
  id,
  type,
  recordedAt,
  prev,
  contentHash,
}: ProvenLeaf): string =>
  JSON.stringify({ contentHash, id, index, prev, recordedAt, revision, stream, type, v });

const text = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && value.isWellFormed() && pattern.test(value);
const size = (value: unknown) => typeof value === 'number' && isSize(value);

const shapes: Readonly<Record<keyof ProvenLeaf, (value: unknown) => boolean>> = {
  v: value => value === 1,
  index: size,
  stream: text(/^[a-z][A-Za-z0-9]*-./su),
  revision: size,
  id: text(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  type: text(/./su),
  recordedAt: text(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  prev: value => value === -1 || size(value),
  contentHash: text(/^[0-9a-f]{64}$/),
};

const bad = (reason: string, member?: string): Malformed =>
  new Malformed('leaf', reason, member === undefined ? {} : { member });

const valueOf = (leaf: string): unknown => {
  try {
    return JSON.parse(leaf);
  } catch {
    throw bad('it is not JSON');
  }
};

/** @throws Malformed unless the text is, to the byte, the canonical JSON of a leaf of version 1 */
export const parseLeaf = (leaf: string): ProvenLeaf => {
  const value = valueOf(leaf);
  if (typeof value !== 'object' || value === null) throw bad('it is not an object');
  for (const [name, isSound] of Object.entries(shapes))
    if (!isSound((value as Record<string, unknown>)[name]))
      throw bad('it is not what a leaf has there', name);
  const read = value as ProvenLeaf;
  if (formatLeaf(read) !== leaf) throw bad('it is not canonical JSON of these members alone');
  if (read.prev >= read.index) throw bad('the previous event is not an earlier one', 'prev');
  if ((read.prev === -1) !== (read.revision === 0))
    throw bad('only the first event of a stream follows none', 'prev');
  return read;
};
