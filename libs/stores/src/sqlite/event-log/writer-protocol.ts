import type { Batch } from './batch.js';
import type { LogFileProblemCode } from './log-file-problem.js';

export interface WriterInput {
  /** Real path of the log. */
  readonly path: string;
}

export type ToWriter = { readonly kind: 'write'; readonly batch: Batch } | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'opened' }
  | { readonly kind: 'problem'; readonly code: LogFileProblemCode; readonly message: string }
  | { readonly kind: 'written'; readonly outcomes: readonly number[] }
  /** Nothing of the batch was written; the next may succeed. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The writer has stopped for good. */
  | { readonly kind: 'failed'; readonly reason: string };
