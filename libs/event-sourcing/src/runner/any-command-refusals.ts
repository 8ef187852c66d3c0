import { storageTimedOut } from './refuse-instead.js';

/**
 * What any command may be refused with besides its own rules: an event that it says it corrects, and nobody declared
 * wrong (asked before the rules); a document cited before with another content (after them); a log that did not answer.
 */
export const anyCommandRefusals = [
  'correction.error-not-declared',
  'document.content-differs',
  storageTimedOut,
] as const;
