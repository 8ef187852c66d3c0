import type { Asked } from './asked.js';
import type { Invocation } from './invocation.js';
import type { Outcome } from './outcome.js';
import type { Taken } from './taking.js';

/** A command waiting for its outcome, with what it took on the way. */
export interface Pending extends Asked, Taken {
  readonly invocation: Invocation;
  readonly answer: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}
