import { type TreeHead, verifyConsistency } from '../merkle/consistency.js';
import { openCheckpoint, type OpenedCheckpoint, type Trust } from '../open-checkpoint.js';
import { checking, differs, passed, type Verdict } from '../verdict.js';
import { documentOf, hashesOf, member, mustBeFormat, sizeOf, textOf } from './reading.js';

/** That the log has only grown since an earlier head. `docs/guides/proofs.md` holds the rules. */
export interface ConsistencyProof {
  readonly format: typeof consistencyFormat;
  /** Size of the earlier head, which the verifier holds. */
  readonly old: number;
  /** Lowercase hex, in the order of RFC 9162 §2.1.4.1. */
  readonly hashes: readonly string[];
  /** The later head: a signed note. */
  readonly checkpoint: string;
}

export const consistencyFormat = 'socai/consistency/v1';

/**
 * The later head, when the log's first `old.size` leaves are still those of the earlier one. Never throws.
 * @param proof the document, as text, bytes or parsed
 * @param old a head that the verifier kept: taken from the server it would prove nothing
 */
export const verifyConsistencyProof = (
  proof: unknown,
  old: TreeHead,
  trust: Trust,
): Verdict<OpenedCheckpoint> =>
  checking(() => {
    const read = documentOf(proof);
    mustBeFormat(read, consistencyFormat);
    const size = sizeOf(member(read, 'old'));
    const hashes = hashesOf(member(read, 'hashes'));
    const opened = openCheckpoint(textOf(member(read, 'checkpoint')), trust);
    if (!opened.ok) return opened;
    if (size !== old.size)
      return differs('consistency.other-head', 'the proof begins at another head', old.size, size);
    const consistent = verifyConsistency(old, opened.value, hashes);
    return consistent.ok ? passed(opened.value) : consistent;
  });
