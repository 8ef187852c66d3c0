import { parseCheckpoint } from '../checkpoint.js';
import { type TreeHead, verifyConsistency } from '../merkle/consistency.js';
import { emptyRoot, sameHash, shown } from '../merkle/hash.js';
import { parseNote } from '../note/note.js';
import { openCheckpoint, type OpenedCheckpoint, type Trust } from '../open-checkpoint.js';
import { checking, differs, failed, type Failure, passed, type Verdict } from '../verdict.js';
import type { AddCheckpoint } from './add-checkpoint.js';

/** A log that a witness watches. */
export interface WatchedLog {
  readonly trust: Trust;
  /** The last head that the witness cosigned; absent before the first. */
  readonly last?: TreeHead;
}

/** The origin that a request claims, to look the log up by: not verified. @throws Malformed */
export const claimedOrigin = ({ checkpoint }: AddCheckpoint): string =>
  parseCheckpoint(parseNote(checkpoint).text).origin;

const judged = (request: AddCheckpoint, log: WatchedLog | undefined): Verdict<OpenedCheckpoint> => {
  const origin = claimedOrigin(request);
  if (!log)
    return failed('witness.origin-unknown', 'this witness does not watch the log', { actual: origin });
  const opened = openCheckpoint(request.checkpoint, log.trust);
  if (!opened.ok) return opened;
  const head = opened.value;
  const last = log.last ?? { size: 0, root: emptyRoot() };
  if (request.old > head.size)
    return differs(
      'witness.old-beyond-checkpoint',
      'the old size is the larger',
      `at most ${head.size}`,
      request.old,
    );
  if (request.old !== last.size)
    return differs('witness.old-differs', 'the witness has cosigned another size', last.size, request.old);
  // Nothing is to be proven between equal sizes; two roots of one size are a conflict all the same.
  if (head.size === last.size && request.hashes.length === 0 && !sameHash(head.root, last.root))
    return differs(
      'witness.root-differs',
      'the witness has cosigned another root of this size',
      shown(last.root),
      shown(head.root),
    );
  const consistent = verifyConsistency(last, head, request.hashes);
  return consistent.ok ? passed(head) : consistent;
};

/**
 * Whether a witness may cosign: the head is signed by the log and continues the last one cosigned. The witness must
 * then keep the new head before it answers, and nobody may have changed `last` in between: checking and keeping are
 * one step, or two requests at once take the witness back. Source: C2SP tlog-witness, "add-checkpoint". Never throws.
 */
export const judgeAddCheckpoint = (
  request: AddCheckpoint,
  log: WatchedLog | undefined,
): Verdict<OpenedCheckpoint> => checking(() => judged(request, log));

/** The status that tlog-witness wants for a refusal; the body of a 409 is `formatWitnessSize` of the last size. */
export const witnessStatusOf = ({ code }: Failure): 400 | 403 | 404 | 409 | 422 => {
  if (code === 'witness.origin-unknown') return 404;
  if (code === 'witness.old-differs' || code === 'witness.root-differs') return 409;
  if (code.startsWith('consistency.') || code === 'checkpoint.empty-root-differs') return 422;
  return code.endsWith('.malformed') || code === 'witness.old-beyond-checkpoint' ? 400 : 403;
};
