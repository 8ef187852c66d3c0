import type { CalendarDate } from '#kernel';
import { documentOf, everyStep, inEffectOn, type Reading } from '#views';
import { requisitionStepsView } from './requisition-steps.view.js';
import { type RequisitionDoc, requisitionsView } from './requisitions.view.js';

/** Views that tell requisitions as they stood on a day; without a day, as they stand. */
export const requisitionViewsOn = (day: CalendarDate | undefined) =>
  day === undefined ? [requisitionsView] : [requisitionsView, requisitionStepsView];

/** A requisition as it stood on a day; undefined before it was submitted. */
export const requisitionOn =
  (reading: Reading, day: CalendarDate) =>
  async (doc: RequisitionDoc): Promise<RequisitionDoc | undefined> => {
    if (doc.submitted.on > day) return undefined;
    const steps = await everyStep(reading, requisitionStepsView, { requisition: doc.requisitionId });
    const stood = documentOf(requisitionsView, inEffectOn(steps, day));
    // The mission it serves is said once, when it is submitted; steps do not carry it.
    return stood && { ...stood, missionId: doc.missionId };
  };
