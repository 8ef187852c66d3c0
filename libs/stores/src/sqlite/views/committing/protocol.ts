import { AmountOverflow, type Committed, CopyGone, ReadStoreLost, ReadStoreUnavailable } from '#views/port';
import type { Attempt } from './copy-writers.js';
import type { PackedCommit } from './packed-commit.js';

export interface WriterInput {
  readonly path: string;
  /** Of the file that the calling thread has open: another one under the same name is not its file. */
  readonly inode: number;
  /** Set to 1 when the thread has let go of the file: the calling thread waits for it where it may not go on before. */
  readonly released: Int32Array<SharedArrayBuffer>;
}

export type ToWriter =
  { readonly kind: 'commit'; readonly commits: readonly PackedCommit[] } | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'attempted'; readonly attempts: readonly PackedAttempt[] }
  /** Nothing of the commits was written. `lost`: the file is damaged or another, and the thread has let go of it. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'failed'; readonly fault: unknown };

/** Classes do not cross: a refused commit is its fields. */
export type PackedAttempt =
  | Committed
  | { readonly gone: string; readonly why: string }
  | { readonly overflow: Pick<AmountOverflow, 'index' | 'account' | 'commodity'> };

export const packedAttempt = (attempt: Attempt): PackedAttempt => {
  if ('done' in attempt) return attempt.done;
  const { fault } = attempt;
  if (fault instanceof CopyGone) return { gone: fault.id, why: fault.why };
  const { index, account, commodity } = fault;
  return { overflow: { index, account, commodity } };
};

export const unpackedAttempt = (attempt: PackedAttempt): Attempt => {
  if ('committed' in attempt) return { done: attempt };
  if ('gone' in attempt) return { fault: new CopyGone(attempt.gone, attempt.why) };
  const { index, account, commodity } = attempt.overflow;
  return { fault: new AmountOverflow(index, account, commodity) };
};

export const packedFault = (fault: unknown): FromWriter => {
  if (fault instanceof ReadStoreUnavailable) return { kind: 'unavailable', reason: fault.message };
  if (fault instanceof ReadStoreLost) return { kind: 'lost', reason: fault.message };
  return { kind: 'failed', fault };
};
