import type { Envelope, StoredEvent } from '#event-sourcing';

/**
 * What anybody may see of an event: the leaf of the Merkle log, without the content. Its canonical JSON is what is
 * hashed there.
 */
export interface Leaf {
  readonly v: 1;
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly prev: number;
  readonly contentHash: string;
}

export const leafOf = ({ index, prev }: StoredEvent, envelope: Envelope): Leaf => {
  const { stream, revision, id, type, recordedAt, contentHash } = envelope;
  return { v: 1, index, stream, revision, id, type, recordedAt, prev, contentHash };
};
