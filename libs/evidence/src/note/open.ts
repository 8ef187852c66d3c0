import type { TextOrBytes } from '../encoding/utf8.js';
import { checking, failed, passed, type Verdict } from '../verdict.js';
import { keyIdText } from './key-id.js';
import { type NoteSignature, parseNote } from './note.js';
import type { Verifier } from './verifier.js';

/** A note that at least one known key has signed. */
export interface OpenedNote {
  readonly text: string;
  /** Of known keys, one each, all verified, in the note's order. */
  readonly verified: readonly NoteSignature[];
  /** Of keys that are not known here: they say nothing. */
  readonly unknown: readonly NoteSignature[];
}

/** A name has neither space nor plus: no two keys share this. */
const keyOf = ({ name, keyId }: { name: string; keyId: number }): string => `${name}+${keyIdText(keyId)}`;

const opened = (input: TextOrBytes, known: readonly Verifier[]): Verdict<OpenedNote> => {
  const { text, signatures } = parseNote(input);
  const bytes = Buffer.from(text);
  const verified = new Map<string, NoteSignature>();
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const key = keyOf(signature);
    const verifiers = known.filter(verifier => keyOf(verifier) === key);
    // As golang.org/x/mod/sumdb/note does: only the first signature of a key counts, the others are passed over.
    if (verified.has(key)) continue;
    if (verifiers.length > 1) return failed('note.key-ambiguous', `two known keys are called ${key}`);
    if (verifiers.length === 0) unknown.push(signature);
    else if (verifiers[0]!.verify(bytes, signature.signature)) verified.set(key, signature);
    else return failed('note.signature-invalid', `the signature of ${key} does not sign this text`);
  }
  if (verified.size === 0) return failed('note.unsigned', 'no known key has signed the note');
  return passed({ text, verified: [...verified.values()], unknown });
};

/**
 * The text of a note that a known key has signed. Signatures of unknown keys are ignored; one bad signature of a known
 * key refuses the whole note. Source: C2SP signed-note, "Signatures". Never throws for what it is shown.
 */
export const openNote = (input: TextOrBytes, known: readonly Verifier[]): Verdict<OpenedNote> =>
  checking(() => opened(input, known));
