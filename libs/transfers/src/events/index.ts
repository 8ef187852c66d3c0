import {
  transferDecided,
  transferDecisionRefused,
  transferDecisionStarted,
  transferEarmarkAnswered,
  transferRejected,
} from './decision.js';
import {
  transferDiscrepancyReported,
  transferDiscrepancyResolved,
  transferReturnConfirmed,
} from './discrepancy.js';
import {
  handOverCompleted,
  transferItemHandedOver,
  transferItemsRefused,
  transferReceived,
} from './receipt.js';
import {
  transferCompleted,
  transferItemReleased,
  transferReleaseCompleted,
  transferReleaseStarted,
} from './release.js';
import { transferDispatched } from './transfer-dispatched.js';
import { transferCancelled, transferRequested } from './transfer-requested.js';

export * from './decision.js';
export * from './discrepancy.js';
export * from './receipt.js';
export * from './release.js';
export * from './shapes.js';
export * from './transfer-dispatched.js';
export * from './transfer-requested.js';
export * from './sentences.js';

export const transferEvents = [
  transferRequested,
  transferCancelled,
  transferDecisionStarted,
  transferEarmarkAnswered,
  transferDecided,
  transferDecisionRefused,
  transferRejected,
  transferDispatched,
  transferReceived,
  transferItemHandedOver,
  handOverCompleted,
  transferItemsRefused,
  transferDiscrepancyReported,
  transferDiscrepancyResolved,
  transferReturnConfirmed,
  transferReleaseStarted,
  transferItemReleased,
  transferReleaseCompleted,
  transferCompleted,
];
