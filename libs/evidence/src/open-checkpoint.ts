import { type Checkpoint, parseCheckpoint } from './checkpoint.js';
import type { TextOrBytes } from './encoding/utf8.js';
import { emptyRoot, sameHash, shown } from './merkle/hash.js';
import { cosignatureTime } from './note/cosignature.js';
import type { NoteSignature } from './note/note.js';
import { openNote } from './note/open.js';
import type { Verifier } from './note/verifier.js';
import { checking, differs, failed, passed, type Verdict } from './verdict.js';

/**
 * What a verifier knows before it is shown anything, and takes from nobody: which log it asks about, the keys that
 * sign for it, and whose second opinion it wants.
 */
export interface Trust {
  readonly origin: string;
  readonly logKeys: readonly Verifier[];
  readonly witnesses?: readonly Verifier[];
  /** How many witnesses, by name, must have cosigned; 0 when absent. */
  readonly quorum?: number;
}

/** A witness that signed, and when it says it did (seconds since 1970). */
export interface Cosigned {
  readonly name: string;
  readonly time: number;
}

export interface OpenedCheckpoint extends Checkpoint {
  /** The text that is signed, with its last line feed. */
  readonly body: string;
  /** Ids of the log's keys that have signed, each under the name of the key. */
  readonly signedBy: readonly Pick<NoteSignature, 'name' | 'keyId'>[];
  readonly cosigned: readonly Cosigned[];
}

const isOf = (signature: NoteSignature, verifiers: readonly Verifier[]): boolean =>
  verifiers.some(({ name, keyId }) => name === signature.name && keyId === signature.keyId);

const cosignedBy = (
  signatures: readonly NoteSignature[],
  witnesses: readonly Verifier[],
): readonly Cosigned[] =>
  signatures
    .filter(signature => isOf(signature, witnesses))
    .flatMap(({ name, signature }) => {
      // A plain signature has no time and is no cosignature, whoever made it.
      const time = cosignatureTime(signature);
      return time === undefined ? [] : [{ name, time }];
    });

const opened = (input: TextOrBytes, trust: Trust): Verdict<OpenedCheckpoint> => {
  const { logKeys, witnesses = [], quorum = 0 } = trust;
  const note = openNote(input, [...logKeys, ...witnesses]);
  if (!note.ok) return note;
  const { text: body, verified } = note.value;
  const checkpoint = parseCheckpoint(body);
  // The server never chooses which log is being asked about.
  if (checkpoint.origin !== trust.origin)
    return differs(
      'checkpoint.origin-differs',
      'the checkpoint is of another log',
      trust.origin,
      checkpoint.origin,
    );
  const signedBy = verified.filter(signature => isOf(signature, logKeys));
  if (signedBy.length === 0)
    return failed(
      'checkpoint.not-signed-by-log',
      'witnesses have signed the checkpoint, but no key of the log',
    );
  const { size, root } = checkpoint;
  if (size === 0 && !sameHash(root, emptyRoot()))
    return differs(
      'checkpoint.empty-root-differs',
      'an empty log has one root',
      shown(emptyRoot()),
      shown(root),
    );
  const cosigned = cosignedBy(verified, witnesses);
  const names = new Set(cosigned.map(({ name }) => name));
  // So written that a quorum which is not a number is never reached.
  if (!(names.size >= quorum))
    return differs('checkpoint.too-few-witnesses', 'too few witnesses have cosigned', quorum, names.size);
  return passed({ ...checkpoint, body, signedBy, cosigned });
};

/**
 * A checkpoint of the pinned log, signed by a pinned key of it and by enough witnesses. Never throws. Source: C2SP
 * tlog-checkpoint, "Signatures"; C2SP tlog-cosignature for those of witnesses.
 */
export const openCheckpoint = (input: TextOrBytes, trust: Trust): Verdict<OpenedCheckpoint> =>
  checking(() => opened(input, trust));
