import type { CalendarDate } from '#kernel';
import { eventLinks } from '#platform';
import { type Act, transfersView } from '#transfers/views';
import { everyDoc, type Reading } from '#views';
import { assetHistoryView } from '../asset-history.view.js';
import type { ActRow, HeldUnderRow } from './held-under.row.js';

/** The events that give a thing a holder. */
const handing: readonly string[] = ['AssetRegistered', 'AssetAssigned', 'AssetTakenOver'];

const decisionOf = async (reading: Reading, transferId: string): Promise<ActRow | undefined> => {
  const act: Act | undefined = (await reading.get(transfersView, transferId))?.decided;
  return (
    act && {
      index: act.index,
      person: act.by,
      effectiveDate: act.on,
      document: act.document,
      ...eventLinks(act.index),
    }
  );
};

/** Among the steps of one day the one recorded last counts. */
const lastHanding = async (reading: Reading, assetId: string, since: CalendarDate) => {
  const steps = await everyDoc(reading, assetHistoryView, { asset: assetId });
  return steps.findLast(({ effectiveDate, type }) => effectiveDate === since && handing.includes(type));
};

/** The event, and of a transfer the decision, by which a thing has had its holder since a day. */
export const heldUnder = async (
  reading: Reading,
  assetId: string,
  since: CalendarDate,
): Promise<HeldUnderRow | undefined> => {
  const step = await lastHanding(reading, assetId, since);
  // Its step may be in a stream that is parked: the answer says so in `incomplete`.
  if (!step) return undefined;
  const { type, index, person, effectiveDate, document, data } = step;
  const { transferId } = data as { readonly transferId?: string };
  return {
    type,
    index,
    person,
    effectiveDate,
    document,
    transferId,
    ...eventLinks(index),
    decision: transferId === undefined ? undefined : await decisionOf(reading, transferId),
  };
};
