import type { CalendarDate } from '#kernel';
import type { UnitTree } from '#units/views';
import type { AssetDoc } from '../asset-doc.js';
import { onDay, stepOn } from '../dated.js';
import type { AssetRow } from './assets.query.js';

/** A thing on a day; undefined while it was not in the books. */
export const rowOn = (doc: AssetDoc, day: CalendarDate | undefined, tree: UnitTree): AssetRow | undefined => {
  const { held, places, states, ways, transferId, inServiceFrom, ...rest } = doc;
  const holding = stepOn(held, day);
  const location = onDay(places, day);
  const status = onDay(states, day);
  if (!holding || !location || !status) return undefined;
  const { from: heldSince, value: accountable } = holding;
  const way = stepOn(ways, day);
  return {
    ...rest,
    inServiceFrom: day === undefined || (inServiceFrom ?? day) <= day ? inServiceFrom : undefined,
    accountable,
    heldSince,
    location,
    status,
    unitName: tree.nameOf(accountable.unitId),
    onTheWay: way?.value ? { since: way.from, ...way.value } : undefined,
    transferId: day === undefined ? transferId : undefined,
  };
};
