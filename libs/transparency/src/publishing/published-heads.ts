import { createCodec, type EventOf, type StoredEvent } from '#event-sourcing';
import { headsPublished } from '../events/index.js';

/** The last commitment to the ends of all streams, and where it stands in the log. */
export interface PublishedHeads {
  /** Index of the event. */
  readonly index: number;
  /** Index of the last event that it speaks of. */
  readonly through: number;
  readonly streams: number;
  /** Lowercase hex. */
  readonly root: string;
}

const codec = createCodec([headsPublished]);

/** Undefined for every other type of event. */
export const publishedHeadsIn = (event: StoredEvent): PublishedHeads | undefined => {
  if (event.type !== headsPublished.type) return undefined;
  const { data } = codec.decode(event) as EventOf<typeof headsPublished>;
  return { index: event.index, ...data };
};
