import type { TreeHead } from '../merkle/consistency.js';
import { differs, failed, passed, type Verdict } from '../verdict.js';
import { hexOf, member, type Read, sizeOf } from './reading.js';
import { verifyShownEvent } from './shown-event.js';

/** Type of the event that commits to the last index of every stream. */
export const headsPublishedType = 'HeadsPublished';

/** What such an event says, in its `data`: `{through, streams, root}`, the root in lowercase hex. */
export interface HeadsCommitment {
  /** Every event up to this index, included, is covered; it is below the event's own. */
  readonly through: number;
  /** How many streams have an event up to there. */
  readonly streams: number;
  /** RFC 6962 root over the heads, in the order of stream bytes. */
  readonly root: Buffer;
}

/** The commitment of an event that a proof shows, with its content. @throws Malformed */
export const verifyHeadsPublished = (event: Read, head: TreeHead): Verdict<HeadsCommitment> => {
  const shown = verifyShownEvent(event, head);
  if (!shown.ok) return shown;
  const { leaf, envelope } = shown.value;
  const place = { member: event.at };
  if (leaf.type !== headsPublishedType)
    return {
      ...differs('heads.not-published-there', 'the event is another', headsPublishedType, leaf.type),
      place,
    };
  if (!envelope)
    return failed('heads.not-published-there', 'the content of the event is not shown', { place });
  const data = member({ value: envelope, at: `${event.at}.content.text` }, 'data');
  const through = sizeOf(member(data, 'through'));
  if (through >= leaf.index)
    return {
      ...differs('heads.not-published-there', 'it covers what came later', `below ${leaf.index}`, through),
      place,
    };
  return passed({ through, streams: sizeOf(member(data, 'streams')), root: hexOf(member(data, 'root')) });
};
