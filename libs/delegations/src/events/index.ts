import { delegationGranted, delegationRevoked } from './delegation.js';
import { needConfirmed, needFreed, needReserved } from './need.js';

export * from './decision-gate.js';
export * from './delegation.js';
export * from './delegation-gate.js';
export * from './need.js';
export * from './need-gate.js';
export * from './sentences.js';

export const delegationEvents = [
  delegationGranted,
  delegationRevoked,
  needReserved,
  needConfirmed,
  needFreed,
];
