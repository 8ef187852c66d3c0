import { Malformed, type Place, type Subject } from './malformed.js';

/**
 * Everything a check can find, stable for ever. `docs/guides/proofs.md` says what each means; a code is never reused
 * for something else.
 */
export const findings = [
  'size.invalid',
  'index.invalid',
  'hash.length',
  'inclusion.index-beyond-size',
  'inclusion.proof-too-short',
  'inclusion.proof-too-long',
  'inclusion.root-differs',
  'consistency.sizes-reversed',
  'consistency.proof-too-short',
  'consistency.proof-too-long',
  'consistency.old-root-differs',
  'consistency.new-root-differs',
  'note.signature-invalid',
  'note.key-ambiguous',
  'note.unsigned',
  'checkpoint.origin-differs',
  'checkpoint.not-signed-by-log',
  'checkpoint.too-few-witnesses',
  'checkpoint.empty-root-differs',
  'witness.origin-unknown',
  'witness.old-beyond-checkpoint',
  'witness.old-differs',
  'witness.root-differs',
  'consistency.other-head',
  'key-link.other-log',
  'key-link.unsigned',
  'key-link.chain-broken',
  'key-link.key-returns',
  'key-link.unknown-key',
  'new-origin.other-log',
  'new-origin.unsigned',
  'leaf.not-asked-for',
  'content.hash-differs',
  'content.leaf-differs',
  'stream.other-stream',
  'stream.gap',
  'stream.not-whole',
  'heads.not-published-there',
  'heads.absence-not-shown',
  'heads.presence-not-shown',
] as const;

export type Finding = (typeof findings)[number];
export type FailureCode = Finding | `${Subject}.malformed`;

/** A check that did not pass: which, and what differs. A value: only a bug throws out of a verifier. */
export interface Failure {
  readonly ok: false;
  readonly code: FailureCode;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly place?: Place;
}

export interface Passed<Value> {
  readonly ok: true;
  readonly value: Value;
}

export type Verdict<Value = undefined> = Passed<Value> | Failure;

export function passed(): Passed<undefined>;
export function passed<Value>(value: Value): Passed<Value>;
export function passed(value?: unknown): Passed<unknown> {
  return { ok: true, value };
}

export const failed = (code: FailureCode, message: string, more: Partial<Failure> = {}): Failure => ({
  ...more,
  ok: false,
  code,
  message,
});

/** `expected` is what the verifier computed or pinned, `actual` what it was shown. */
export const differs = (
  code: FailureCode,
  message: string,
  expected: string | number,
  actual: string | number,
): Failure => failed(code, message, { expected: String(expected), actual: String(actual) });

/** The same failure, with the member of the document that it is about. */
export const placed = (failure: Failure, member: string): Failure => ({
  ...failure,
  place: { ...failure.place, member },
});

/** Runs a check that parses: what is malformed becomes a failure, any other error stays one. */
export const checking = <Value>(check: () => Verdict<Value>): Verdict<Value> => {
  try {
    return check();
  } catch (error) {
    if (error instanceof Malformed) return failed(error.code, error.message, { place: error.place });
    throw error;
  }
};
