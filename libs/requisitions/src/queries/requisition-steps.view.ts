import { steps } from '#views';
import { requisitionEvents } from '../events/index.js';

/** Everything that happened to requisitions: what they were on a day is made of the steps up to it. */
export const requisitionStepsView = steps('requisition-steps', 1, {
  id: 'requisitionId',
  bucket: 'requisition',
  of: requisitionEvents,
});
