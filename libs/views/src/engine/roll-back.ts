import type { Clock } from '#event-sourcing';
import type { Built, ReadStore } from '../read-store.js';

/** There is no copy that could take the live one's place. */
export class NoCopyToSwitchTo extends Error {
  override readonly name = 'NoCopyToSwitchTo';
}

/**
 * Makes a retired copy of a view the live one again: the one named, else the newest. It is fed from where it stood when
 * it was retired; the copy that was live is kept for a day, so that the way back is open. Only a copy in the live
 * version will do: another version is fed by another program.
 * @throws NoCopyToSwitchTo
 */
export const rollBack = async (
  { readStore, clock }: { readonly readStore: ReadStore; readonly clock: Clock },
  view: string,
  copy?: string,
): Promise<Built> => {
  const copies = (await readStore.catalogue()).filter(({ name }) => name === view);
  const live = copies.find(({ state }) => state === 'live');
  const fitting = copies.filter(({ state, version }) => state === 'retired' && version === live?.version);
  const chosen = copy === undefined ? fitting.at(-1) : fitting.find(({ id }) => id === copy);
  if (!live || !chosen)
    throw new NoCopyToSwitchTo(
      `the view ${view} has no retired copy ${copy ?? ''} in its live version that could take over`,
    );
  await readStore.switchTo(chosen.id, clock.now());
  return { ...chosen, state: 'live' };
};
