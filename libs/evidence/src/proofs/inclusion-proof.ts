import { openCheckpoint, type OpenedCheckpoint, type Trust } from '../open-checkpoint.js';
import { checking, differs, passed, type Verdict } from '../verdict.js';
import type { ProvenLeaf } from './leaf.js';
import { documentOf, member, mustBeFormat, textOf } from './reading.js';
import { type ProvenEvent, type ShownEvent, verifyShownEvent } from './shown-event.js';

/** That an event is in the log. `docs/guides/proofs.md` holds the rules. */
export interface InclusionProof extends ShownEvent {
  readonly format: typeof inclusionFormat;
  /** The head that it is in: a signed note. */
  readonly checkpoint: string;
}

export const inclusionFormat = 'socai/inclusion/v1';

export interface ProvenInclusion extends ProvenEvent {
  readonly checkpoint: OpenedCheckpoint;
}

/**
 * The event that a proof shows to be in. Never throws.
 * @param proof the document, as text, bytes or parsed
 * @param asked what the verifier knows of the event (its id, its place): a proof of another event is refused
 */
export const verifyInclusionProof = (
  proof: unknown,
  trust: Trust,
  asked: Partial<ProvenLeaf> = {},
): Verdict<ProvenInclusion> =>
  checking(() => {
    const read = documentOf(proof);
    mustBeFormat(read, inclusionFormat);
    const opened = openCheckpoint(textOf(member(read, 'checkpoint')), trust);
    if (!opened.ok) return opened;
    const event = verifyShownEvent(read, opened.value);
    if (!event.ok) return event;
    const other = (Object.keys(asked) as (keyof ProvenLeaf)[]).find(
      name => asked[name] !== event.value.leaf[name],
    );
    if (other !== undefined) {
      const { [other]: shown } = event.value.leaf;
      return differs(
        'leaf.not-asked-for',
        `the proof is of another event: its ${other}`,
        `${asked[other]}`,
        shown,
      );
    }
    return passed({ ...event.value, checkpoint: opened.value });
  });
