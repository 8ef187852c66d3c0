import Type from 'typebox';
import { eventType, type FactOf, sha256Hex, shape } from '#event-sourcing';

/**
 * Commits to where every stream ended: the root of a Merkle tree over leaves JCS [stream, lastIndex], sorted by the
 * bytes of the streams' names. With it, leaving off the end of a stream is found, as far as `through`.
 */
export const headsPublished = eventType(
  'HeadsPublished',
  'The ends of all streams up to an index, committed to by one root; proofs that a stream is whole rest on it.',
  shape({
    through: Type.Integer({ minimum: 0, description: 'Index of the last event that is covered.' }),
    streams: Type.Integer({ minimum: 1, description: 'How many streams there are up to it.' }),
    root: sha256Hex(),
  }),
);

export type HeadsPublished = FactOf<typeof headsPublished>;
