import { keyCopyErased, redacted, redactionOrdered, sealKeysDestroyed } from './redaction.js';
import { sealedTextOpened } from './sealed-text-opened.js';

export * from './redaction.js';
export * from './sealed-text-opened.js';
export * from './target.js';
export * from './sentences.js';

export const redactionEvents = [
  redactionOrdered,
  redacted,
  sealKeysDestroyed,
  keyCopyErased,
  sealedTextOpened,
];
