import type { TreeHead } from '../merkle/consistency.js';
import { openCheckpoint, type OpenedCheckpoint, type Trust } from '../open-checkpoint.js';
import { checking, differs, failed, passed, placed, type Verdict } from '../verdict.js';
import { verifyAbsent, verifyPresent } from './heads-proof.js';
import { verifyHeadsPublished } from './heads-published.js';
import type { ShownHead } from './heads-tree.js';
import { documentOf, itemsOf, member, mustBeFormat, optional, type Read, textOf } from './reading.js';
import { type ProvenEvent, type ShownEvent, verifyShownEvent } from './shown-event.js';

export const streamFormat = 'socai/stream/v1';

/**
 * The events of one stream, that none is missing between them, and up to where none is missing after them. Rules:
 * docs/guides/proofs.md, "socai/stream/v1".
 */
export interface StreamProof {
  readonly format: typeof streamFormat;
  readonly stream: string;
  /** The head that all of it is in: a signed note. */
  readonly checkpoint: string;
  /** Oldest first. */
  readonly events: readonly ShownEvent[];
  /** A `HeadsPublished` event, its content shown, and the stream's place in what it commits to. */
  readonly heads?: { readonly event: ShownEvent } & ShownHead;
}

/** Where a stream stands: what a verifier keeps to go on from. */
export interface StreamPlace {
  readonly revision: number;
  readonly index: number;
}

export interface AskedStream {
  readonly stream: string;
  /** The last event that an earlier proof showed; absent: the proof begins with the stream. */
  readonly after?: StreamPlace;
  /** The index up to which nothing may be missing; absent: a proof without such a claim is accepted as that. */
  readonly wholeThrough?: number;
}

export interface ProvenStream {
  readonly checkpoint: OpenedCheckpoint;
  readonly events: readonly ProvenEvent[];
  readonly last?: StreamPlace;
  /** Up to this index no event of the stream is missing; undefined: about a tail nothing is claimed. */
  readonly wholeThrough?: number;
}

const nothing: StreamPlace = { revision: -1, index: -1 };

/** Each event is the one after the one before: its revision is next, and `prev` points there. @throws Malformed */
const chained = (
  events: readonly Read[],
  asked: AskedStream,
  head: TreeHead,
): Verdict<readonly ProvenEvent[]> => {
  const proven: ProvenEvent[] = [];
  let { revision, index } = asked.after ?? nothing;
  for (const read of events) {
    const event = verifyShownEvent(read, head);
    if (!event.ok) return event;
    const { leaf } = event.value;
    const found = `${leaf.stream} revision ${leaf.revision} after index ${leaf.prev}`;
    const expected = `${asked.stream} revision ${revision + 1} after index ${index}`;
    if (leaf.stream !== asked.stream)
      return placed(
        differs('stream.other-stream', 'the event is of another stream', expected, found),
        read.at,
      );
    if (leaf.revision !== revision + 1 || leaf.prev !== index)
      return placed(
        differs('stream.gap', 'it does not follow on what stands before it', expected, found),
        read.at,
      );
    ({ revision, index } = leaf);
    proven.push(event.value);
  }
  return passed(proven);
};

/** The index up to which the commitment shows that nothing is missing. @throws Malformed */
const wholeUpTo = (
  heads: Read,
  places: readonly StreamPlace[],
  stream: string,
  head: TreeHead,
): Verdict<number> => {
  const commitment = verifyHeadsPublished(member(heads, 'event'), head);
  if (!commitment.ok) return commitment;
  const { through } = commitment.value;
  const last = places.findLast(({ index }) => index <= through);
  const shown = optional(heads, last ? 'present' : 'absent');
  if (!shown) {
    const code = last ? 'heads.presence-not-shown' : 'heads.absence-not-shown';
    return failed(code, 'the place of the stream among all is not shown', { place: { member: heads.at } });
  }
  const verdict = last
    ? verifyPresent(shown, { stream, lastIndex: last.index }, commitment.value)
    : verifyAbsent(shown, stream, commitment.value);
  return verdict.ok ? passed(through) : verdict;
};

/** That the claim reaches as far as the verifier wants. */
const reaches = (wanted: number | undefined, wholeThrough: number | undefined): Verdict =>
  wanted === undefined || (wholeThrough ?? -1) >= wanted
    ? passed()
    : differs('stream.not-whole', 'nothing is shown so far up', wanted, wholeThrough ?? 'no index');

const shownIn = (read: Read, asked: AskedStream, checkpoint: OpenedCheckpoint): Verdict<ProvenStream> => {
  const events = chained(itemsOf(member(read, 'events')), asked, checkpoint);
  if (!events.ok) return events;
  const places = [...(asked.after ? [asked.after] : []), ...events.value.map(({ leaf }) => leaf)];
  const heads = optional(read, 'heads');
  const whole = heads ? wholeUpTo(heads, places, asked.stream, checkpoint) : passed(undefined);
  if (!whole.ok) return whole;
  const wholeThrough = whole.value;
  const enough = reaches(asked.wholeThrough, wholeThrough);
  if (!enough.ok) return enough;
  const last = places.at(-1);
  return passed({
    checkpoint,
    events: events.value,
    ...(last && { last: { revision: last.revision, index: last.index } }),
    ...(wholeThrough !== undefined && { wholeThrough }),
  });
};

const verified = (proof: unknown, trust: Trust, asked: AskedStream): Verdict<ProvenStream> => {
  const read = documentOf(proof);
  mustBeFormat(read, streamFormat);
  const named = textOf(member(read, 'stream'));
  if (named !== asked.stream)
    return differs('stream.other-stream', 'the proof is of another stream', asked.stream, named);
  const opened = openCheckpoint(textOf(member(read, 'checkpoint')), trust);
  return opened.ok ? shownIn(read, asked, opened.value) : opened;
};

/**
 * The events of a stream, and up to where they are all of them. Never throws.
 * @param proof the document, as text, bytes or parsed
 */
export const verifyStreamProof = (proof: unknown, trust: Trust, asked: AskedStream): Verdict<ProvenStream> =>
  checking(() => verified(proof, trust, asked));
