import type { Index } from '#event-sourcing';
import type { Built } from '../read-store.js';
import { ViewNotReady } from './faults.js';

/** A second or two of a busy ledger. A view further behind than that has been lost, or is new. */
export const usualLag = 10_000;
/** Of a small log a view may lag by half: one that begins anew would say of most things that they are not there. */
const littleLag = 16;

/** How much of the log a copy has seen. */
export const percentOf = ({ checkpoint }: Built, head: Index): number =>
  Math.floor((100 * (checkpoint.position + 1)) / Math.max(1, head + 1));

/**
 * What a view answers while it is built again from the beginning is true, as of an index of long ago: nobody who asks
 * for the present wants it.
 * @throws ViewNotReady with how far it is
 */
export const mustNotBeFarBehind = (copies: Iterable<Built>, head: Index, most: number): void => {
  const tolerated = Math.min(most, Math.max(littleLag, (head + 1) / 2));
  for (const copy of copies)
    if (head - copy.checkpoint.position > tolerated) throw beingBuilt(copy.name, copy, head);
};

export const beingBuilt = (view: string, copy: Built | undefined, head: Index): ViewNotReady => {
  if (!copy) return new ViewNotReady(view, 'is being built');
  const percent = percentOf(copy, head);
  return new ViewNotReady(view, `is being built: ${percent} %`, percent);
};
