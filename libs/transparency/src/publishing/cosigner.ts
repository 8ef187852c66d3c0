import type { HashReader, NoteSignature } from '#evidence';
import type { SignedHead } from './signed-head.js';

/** A head as it is shown to those who sign it too. */
export interface ShownHead extends SignedHead {
  /** Reads the tree of this head, for the proof that it continues what they saw before. */
  readonly tree: HashReader;
}

/** What a cosigner answers to a head. */
export type CosignerAnswer =
  /** Signatures that have been verified. */
  | { readonly kind: 'cosigned'; readonly signatures: readonly NoteSignature[] }
  /** It declines; `reason` says why, in a few words. */
  | { readonly kind: 'objects'; readonly reason: string }
  /** It says that it has cosigned a head of this size, which is larger than the one shown. */
  | { readonly kind: 'ahead'; readonly size: number }
  /** It has cosigned another history: one of this size that does not lead to the head shown. */
  | { readonly kind: 'differs'; readonly size: number };

/** Somebody else who signs heads: a witness. */
export interface Cosigner {
  readonly name: string;
  /** Ends when `signal` aborts. An outage throws; the newest head is shown again later. */
  cosign(head: ShownHead, signal: AbortSignal): Promise<CosignerAnswer>;
}

/** How a cosigner stands, as far as it is known here. */
export interface CosignerState {
  readonly name: string;
  /**
   * `unasked` before the first head; `silent` when it gives no answer that can be used; `objecting` when it declines;
   * `contradicting` when it knows a history that is not this one.
   */
  readonly standing: 'unasked' | 'cosigning' | 'silent' | 'objecting' | 'contradicting';
  /** When it came to stand so. RFC 3339, UTC. */
  readonly since: string;
  /** Why it has not cosigned. */
  readonly reason?: string;
  /** The last head that it cosigned since the start. */
  readonly cosigned?: { readonly size: number; readonly at: string };
}
