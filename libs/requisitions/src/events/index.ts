import { requisitionFreed, requisitionPlanned, requisitionPlanRefused } from './planning.js';
import {
  requisitionApproved,
  requisitionRejected,
  requisitionSubmitted,
  requisitionWithdrawn,
} from './requisition.js';

export * from './planning.js';
export * from './requisition.js';
export * from './requisition-gate.js';
export * from './shapes.js';
export * from './sentences.js';

export const requisitionEvents = [
  requisitionSubmitted,
  requisitionApproved,
  requisitionRejected,
  requisitionWithdrawn,
  requisitionPlanned,
  requisitionPlanRefused,
  requisitionFreed,
];
