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
    const { ended, items } = doc;
    // Parts are signed for in any order of days, and the last one to be recorded ends it: it is over with the latest.
    const isOver = items.every(({ since }) => since <= day);
    if (ended && ended.on <= day && isOver) return doc;
    const steps = await everyStep(reading, transferStepsView, { transfer: doc.transferId });
    const inEffect = inEffectOn(steps, day);
    return documentOf(
      transfersView,
      isOver ? inEffect : inEffect.filter(({ type }) => type !== transferCompleted.type),
    );
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
