import type { CalendarDate } from '#kernel';
import { documentOf, everyStep, inEffectOn, type Reading } from '#views';
import { transferCompleted } from '../events/index.js';
import { transferStepsView } from './transfer-steps.view.js';
import { type TransferDoc, transfersView } from './transfers.view.js';

/** Views that tell transfers as they stood on a day; without a day, as they stand. */
export const viewsOn = (day: CalendarDate | undefined) =>
  day === undefined ? [transfersView] : [transfersView, transferStepsView];

/** A transfer as it stood on a day; undefined before it was requested. */
export const transferOn =
  (reading: Reading, day: CalendarDate) =>
  async (doc: TransferDoc): Promise<TransferDoc | undefined> => {
    if (doc.requested.on > day) return undefined;
    if (doc.ended && doc.ended.on <= day) return doc;
    const steps = await everyStep(reading, transferStepsView, { transfer: doc.transferId });
    // Its end carries the day of the part that was recorded last, and it is over with the latest.
    const underWay = steps.filter(({ type }) => type !== transferCompleted.type);
    return documentOf(transfersView, inEffectOn(underWay, day));
  };

/** One transfer, on the day asked or as it stands. */
export const readTransfer = async (
  reading: Reading,
  transferId: string,
  day: CalendarDate | undefined,
): Promise<TransferDoc | undefined> => {
  const doc = await reading.get(transfersView, transferId);
  return doc && day !== undefined ? transferOn(reading, day)(doc) : doc;
};
