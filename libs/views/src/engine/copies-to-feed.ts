import type { Clock } from '#event-sourcing';
import type { Built, ReadStore } from '../read-store.js';
import type { View } from '../view.js';

/** A view and the copy of it that has to be fed. */
export interface Fed {
  readonly view: View;
  readonly copy: Built;
}

/**
 * For every view the copy in its declared version: the live one; else the newest retired one, which becomes live again
 * at once (the program was rolled back); else one that is being built; else a new one.
 */
export const copiesToFeed = async (
  views: readonly View[],
  readStore: ReadStore,
  clock: Clock,
): Promise<readonly Fed[]> => {
  mustHaveOneName(views);
  const fed: Fed[] = [];
  for (const view of views) fed.push({ view, copy: await copyToFeed(view, readStore, clock) });
  return fed;
};

const copyToFeed = async (view: View, readStore: ReadStore, clock: Clock): Promise<Built> => {
  const { name, version, kind } = view;
  const copies = (await readStore.catalogue()).filter(copy => copy.name === name);
  const live = copies.find(copy => copy.state === 'live');
  if (live?.version === version) return live;
  const outdated = copies.filter(copy => copy.state === 'building' && copy.version !== version);
  for (const copy of outdated) await readStore.drop(copy.id);
  const retired = copies.findLast(copy => copy.state === 'retired' && copy.version === version);
  if (!retired) return buildingCopy(view, copies) ?? readStore.create({ name, version, kind });
  await readStore.switchTo(retired.id, clock.now());
  return { ...retired, state: 'live' };
};

/** The copy in a view's version that was begun before, if any. */
export const buildingCopy = ({ name, version }: View, copies: readonly Built[]): Built | undefined =>
  copies.findLast(copy => copy.name === name && copy.state === 'building' && copy.version === version);

const mustHaveOneName = (views: readonly View[]): void => {
  const names = views.map(view => view.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`two views are called ${twice}: a name may be declared once`);
};
