import type { RedactionTarget } from '../events/index.js';

export type RedactionStatus = 'none' | 'ordered' | 'underWay' | 'done';

/** A redaction as its own stream tells it. */
export interface Redaction {
  readonly status: RedactionStatus;
  /** Everybody the order counts for. */
  readonly orderers: readonly string[];
  readonly targets: readonly RedactionTarget[];
  /** Places out of reach that may still hold the keys. */
  readonly copies: readonly string[];
}

export const noRedaction: Redaction = { status: 'none', orderers: [], targets: [], copies: [] };
