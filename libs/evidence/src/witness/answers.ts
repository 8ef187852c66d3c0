import { exactDecimal } from '../encoding/decimal.js';
import { strictText, type TextOrBytes } from '../encoding/utf8.js';
import { Malformed } from '../malformed.js';
import {
  formatNote,
  formatSignatureLine,
  type NoteSignature,
  parseNote,
  signaturesIn,
} from '../note/note.js';
import { openNote } from '../note/open.js';
import type { Verifier } from '../note/verifier.js';
import { checking, passed, type Verdict } from '../verdict.js';

/** `Content-Type` of a conflict. Source: C2SP tlog-witness, "add-checkpoint". */
export const sizeContentType = 'text/x.tlog.size';

const textOf = (input: TextOrBytes): string => {
  const text = strictText(input);
  if (text === undefined) throw new Malformed('witness-answer', 'it is not well-formed UTF-8');
  return text;
};

/** Body of a 409: the size that the witness has. */
export const formatWitnessSize = (size: number): string => `${size}\n`;

/** @throws Malformed */
export const parseWitnessSize = (input: TextOrBytes): number => {
  const text = textOf(input);
  const size = text.endsWith('\n') ? exactDecimal(text.slice(0, -1)) : undefined;
  if (size === undefined)
    throw new Malformed('witness-answer', 'it is not a plain decimal below 2^53 and a line feed', {
      line: 1,
    });
  return size;
};

/** Body of a 200: signature lines. */
export const formatCosignatures = (signatures: readonly NoteSignature[]): string =>
  signatures.map(formatSignatureLine).join('');

/**
 * The cosignatures in a witness's answer that verify on the checkpoint: those to publish with it. Lines of keys that
 * are not known are ignored; a bad one of a known key refuses the answer, and so does an answer with no known key.
 * Source: C2SP tlog-witness, "add-checkpoint". Never throws.
 */
export const openCosignatures = (
  answer: TextOrBytes,
  checkpoint: TextOrBytes,
  witnesses: readonly Verifier[],
): Verdict<readonly NoteSignature[]> =>
  checking(() => {
    const { text } = parseNote(checkpoint);
    const opened = openNote(formatNote({ text, signatures: signaturesIn(textOf(answer)) }), witnesses);
    return opened.ok ? passed(opened.value.verified) : opened;
  });
