import type { CalendarDate } from '#kernel';
import type { AssetDoc } from './asset-doc.js';
import { type Dated, latest, onDay } from './dated.js';

/**
 * What of a thing somebody may read who reads some units, and of them the one that holds it or held it last: of the
 * time of other holders neither who they were nor where it was.
 */
export const partOf = (doc: AssetDoc, mayRead: (unitId: string) => boolean): AssetDoc | undefined => {
  if (!mayRead(latest(doc.held).unitId)) return undefined;
  const isTheirs = (day: CalendarDate): boolean => {
    const holder = onDay(doc.held, day);
    return holder !== undefined && mayRead(holder.unitId);
  };
  const theirs = <T>(steps: readonly Dated<T>[]) => steps.filter(({ from }) => isTheirs(from));
  const held = doc.held.filter(({ value }) => mayRead(value.unitId));
  return { ...doc, held, places: theirs(doc.places), ways: theirs(doc.ways) };
};
