import type { Claim } from '../claims/claim.js';
import type { Asked } from './asked.js';
import type { Outcome } from './outcome.js';

/** A command waiting for its outcome. */
export interface Pending extends Asked {
  /** Claims this command took on the way; given back when it comes to nothing. */
  readonly taken: Claim[];
  readonly answer: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}
