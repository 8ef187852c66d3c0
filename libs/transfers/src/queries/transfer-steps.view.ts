import { steps } from '#views';
import { transferEvents } from '../events/index.js';

/** Everything that happened to transfers: what they were on a day is made of the steps up to it. */
export const transferStepsView = steps('transfer-steps', 1, {
  id: 'transferId',
  bucket: 'transfer',
  of: transferEvents,
});
