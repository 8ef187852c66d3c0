import { allowed, type Command, decider, firstRefusal, refused, type Verdict } from '#kernel';
import { type HeadsPublished, headsPublished } from '../events/index.js';

/** How far the commitments of one year reach. */
export interface PublishedThrough {
  /** -1 before the first. */
  readonly through: number;
}

export type PublishHeads = Command<'PublishHeads', HeadsPublished['data'] & { readonly year: string }>;

/** A later commitment covers more than an earlier one. */
export const mustGoFurther = ({ through: published }: PublishedThrough, through: number): Verdict =>
  through > published ? allowed : refused('heads.not-newer', { published, through });

/** One stream a year: where all streams ended, day by day. */
export const publishedHeads = decider<PublishedThrough, PublishHeads, HeadsPublished>({
  category: 'publishedHeads',
  initial: { through: -1 },
  evolve: { HeadsPublished: (_, { data: { through } }) => ({ through }) },
  decide: {
    PublishHeads: (before, { data: { through, streams, root } }) =>
      firstRefusal(mustGoFurther(before, through)) ?? [headsPublished({ through, streams, root })],
  },
});
