import { type Built, ReadStoreLost, type ViewId } from '../read-store.js';
import type { Fed } from './copies-to-feed.js';
import type { Running } from './projector-parts.js';

const lookMs = 1_000;

/**
 * A read store may lose what it has while nothing is recorded: without looking, nobody would begin to build again. It
 * says so once, and perhaps to somebody else; so what is there is held against what was there.
 * @throws ReadStoreLost
 */
export const lookForLoss = async (
  fed: readonly Fed[],
  { readStore, scheduler, signal }: Running,
): Promise<void> => {
  const seen = new Map<ViewId, number>();
  while (!signal.aborted) {
    await scheduler.wait(lookMs, signal);
    if (signal.aborted) return;
    const copies = await readStore.catalogue();
    for (const { view } of fed) mustHaveCopy(view.name, copies);
    for (const copy of copies) mustNotHaveGoneBack(copy, seen);
  }
};

/** The copies of a view are never all dropped: something took them. @throws ReadStoreLost */
export const mustHaveCopy = (view: string, copies: readonly Built[]): void => {
  if (!copies.some(({ name }) => name === view))
    throw new ReadStoreLost(`the copies of the view ${view} are gone: it is built again from the log`);
};

const mustNotHaveGoneBack = ({ id, checkpoint: { position } }: Built, seen: Map<ViewId, number>): void => {
  const before = seen.get(id) ?? -1;
  if (position < before)
    throw new ReadStoreLost(
      `${id} has gone back from index ${before} to ${position}: it is brought up again`,
    );
  seen.set(id, position);
};
