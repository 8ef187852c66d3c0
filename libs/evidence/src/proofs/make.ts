import type { HashReader } from '../merkle/hash-reader.js';
import { proveConsistency, proveInclusion } from '../merkle/prover.js';
import { parseCheckpoint } from '../checkpoint.js';
import { parseNote } from '../note/note.js';
import { consistencyFormat, type ConsistencyProof } from './consistency-proof.js';
import type { ShownContent } from './content.js';
import type { ShownHead } from './heads-tree.js';
import { inclusionFormat, type InclusionProof } from './inclusion-proof.js';
import { parseLeaf } from './leaf.js';
import type { ShownEvent } from './shown-event.js';
import { streamFormat, type StreamProof } from './stream-proof.js';

/** An event as the log has it: the exact text of its leaf, and its content where the reader may see it. */
export interface EventToShow {
  readonly leaf: string;
  readonly content?: ShownContent;
}

const inHex = (hashes: readonly Buffer[]): readonly string[] => hashes.map(hash => hash.toString('hex'));

const sizeIn = (checkpoint: string): number => parseCheckpoint(parseNote(checkpoint).text).size;

const shownEvent = async (reader: HashReader, size: number, event: EventToShow): Promise<ShownEvent> => {
  const { leaf, content } = event;
  const hashes = inHex(await proveInclusion(reader, parseLeaf(leaf).index, size));
  return { leaf, hashes, ...(content && { content }) };
};

/*
 * The makers read the size from the checkpoint that goes into the proof, so that the two cannot differ. They throw
 * RangeError when the reader does not reach it or the event is beyond it, Malformed for a note or leaf that is none.
 */

/** @param old size of the head that the verifier holds */
export const makeConsistencyProof = async (
  reader: HashReader,
  old: number,
  checkpoint: string,
): Promise<ConsistencyProof> => {
  const hashes = inHex(await proveConsistency(reader, old, sizeIn(checkpoint)));
  return { format: consistencyFormat, old, hashes, checkpoint };
};

export const makeInclusionProof = async (
  reader: HashReader,
  event: EventToShow,
  checkpoint: string,
): Promise<InclusionProof> => ({
  format: inclusionFormat,
  ...(await shownEvent(reader, sizeIn(checkpoint), event)),
  checkpoint,
});

export interface StreamToShow {
  readonly stream: string;
  /** Oldest first. */
  readonly events: readonly EventToShow[];
  /** The last `HeadsPublished` within the checkpoint, its content included, and the stream's place in its tree. */
  readonly heads?: { readonly event: EventToShow; readonly shown: ShownHead };
}

export const makeStreamProof = async (
  reader: HashReader,
  { stream, events, heads }: StreamToShow,
  checkpoint: string,
): Promise<StreamProof> => {
  const size = sizeIn(checkpoint);
  const show = (event: EventToShow): Promise<ShownEvent> => shownEvent(reader, size, event);
  return {
    format: streamFormat,
    stream,
    checkpoint,
    events: await Promise.all(events.map(show)),
    ...(heads && { heads: { event: await show(heads.event), ...heads.shown } }),
  };
};
