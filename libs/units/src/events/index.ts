import { unitDissolutionRefused, unitDissolutionStarted, unitDissolved } from './unit-dissolution.js';
import { unitEstablished } from './unit-established.js';
import { unitRenamed } from './unit-renamed.js';
import { unitReparented } from './unit-reparented.js';

export * from './unit-dissolution.js';
export * from './unit-established.js';
export * from './unit-gate.js';
export * from './unit-renamed.js';
export * from './unit-reparented.js';
export * from './sentences.js';

export const unitEvents = [
  unitEstablished,
  unitRenamed,
  unitReparented,
  unitDissolutionStarted,
  unitDissolved,
  unitDissolutionRefused,
];
