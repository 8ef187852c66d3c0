import { verifyInclusion } from '../merkle/inclusion.js';
import { emptyRoot, sameHash } from '../merkle/hash.js';
import { differs, failed, passed, placed, type Verdict } from '../verdict.js';
import type { HeadsCommitment } from './heads-published.js';
import { compareStreams, headLeafHash, type StreamHead } from './heads-tree.js';
import { hashesOf, member, optional, type Read, sizeOf, textOf } from './reading.js';

interface Place {
  readonly stream: string;
  readonly position: number;
}

/** A head that a proof shows to be in, at a position: docs/guides/proofs.md, rules 5 and 6. @throws Malformed */
const verifyPlaced = (read: Read, heads: HeadsCommitment): Verdict<StreamHead & Place> => {
  const stream = textOf(member(read, 'stream'));
  const lastIndex = sizeOf(member(read, 'lastIndex'));
  const position = sizeOf(member(read, 'position'));
  const hashes = hashesOf(member(read, 'hashes'));
  const proof = {
    index: position,
    size: heads.streams,
    leafHash: headLeafHash({ stream, lastIndex }),
    hashes,
  };
  const included = verifyInclusion(proof, heads.root);
  return included.ok ? passed({ stream, lastIndex, position }) : placed(included, read.at);
};

/** That the commitment names this last index for the stream. @throws Malformed */
export const verifyPresent = (read: Read, last: StreamHead, heads: HeadsCommitment): Verdict => {
  const shown = verifyPlaced(read, heads);
  if (!shown.ok) return shown;
  const { stream, lastIndex } = shown.value;
  if (stream === last.stream && lastIndex === last.lastIndex) return passed();
  const message = 'the last event shown is not the last that was committed to';
  const expected = `${stream} at ${lastIndex}`;
  const actual = `${last.stream} at ${last.lastIndex}`;
  return { ...differs('stream.not-whole', message, expected, actual), place: { member: read.at } };
};

/** Neighbours in the order of all streams, with nothing between them. */
const areNeighbours = (
  before: Place | undefined,
  after: Place | undefined,
  heads: HeadsCommitment,
): boolean => {
  if (before && after) return after.position === before.position + 1;
  if (before) return before.position === heads.streams - 1;
  if (after) return after.position === 0;
  return heads.streams === 0 && sameHash(heads.root, emptyRoot());
};

/** That the commitment names no last index for the stream: what stands beside its place does so. @throws Malformed */
export const verifyAbsent = (read: Read, stream: string, heads: HeadsCommitment): Verdict => {
  const sides: Record<string, Place | undefined> = {};
  for (const side of ['before', 'after']) {
    const at = optional(read, side);
    const shown = at && verifyPlaced(at, heads);
    if (shown && !shown.ok) return shown;
    sides[side] = shown?.value;
  }
  const { before, after } = sides;
  const around =
    (!before || compareStreams(before.stream, stream) < 0) &&
    (!after || compareStreams(stream, after.stream) < 0);
  if (around && areNeighbours(before, after, heads)) return passed();
  const message = `between what is shown there is room for ${stream}, or it stands elsewhere`;
  return failed('heads.absence-not-shown', message, { place: { member: read.at } });
};
