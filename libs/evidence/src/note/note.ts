import { bytesFromBase64 } from '../encoding/base64.js';
import { strictText, type TextOrBytes } from '../encoding/utf8.js';
import { Malformed, quoted } from '../malformed.js';
import { controlIn, isKeyName } from './key-name.js';

/** One signature line, taken apart. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** What follows the key id: for Ed25519, 64 bytes. */
  readonly signature: Buffer;
}

/** A text and what signs it; the text ends in a line feed, which is part of what is signed. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** In UTF-16 units of the whole note; sixteen post-quantum signatures take a tenth of it. */
export const noteSizeMax = 1_000_000;
/** Source: golang.org/x/mod/sumdb/note, which stops there too. */
export const signaturesMax = 100;

const dash = '\u2014 ';

const malformed = (reason: string, line?: number): Malformed =>
  new Malformed('note', reason, line === undefined ? {} : { line });

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** `— name base64(key id ‖ signature)`, without its line feed. @throws Malformed */
export const parseSignatureLine = (text: string, line?: number): NoteSignature => {
  if (!text.startsWith(dash)) throw malformed('a signature line begins with an em dash and a space', line);
  const [name = '', encoded = '', ...rest] = text.slice(dash.length).split(' ');
  if (!isKeyName(name)) throw malformed(`${quoted(name)} cannot name a key`, line);
  const bytes = rest.length === 0 ? bytesFromBase64(encoded) : undefined;
  if (!bytes || bytes.length < 5) throw malformed('a signature is base64 of five bytes or more', line);
  return { name, keyId: bytes.readUInt32BE(0), signature: bytes.subarray(4) };
};

/** With its line feed. @throws RangeError for a name or id that no reader would take */
export const formatSignatureLine = ({ name, keyId, signature }: NoteSignature): string => {
  if (!isKeyName(name) || signature.length === 0) throw new RangeError(`${quoted(name)} cannot sign a note`);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `${dash}${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
};

/**
 * Takes a note apart and verifies nothing: its text is worth nothing until `openNote` accepts it.
 * Source: C2SP signed-note, "Format". @throws Malformed
 */
export const parseNote = (input: TextOrBytes): Note => {
  if (input.length > 4 * noteSizeMax) throw malformed('it is too long');
  const whole = strictText(input);
  if (whole === undefined) throw malformed('it is not well-formed UTF-8');
  if (whole.length > noteSizeMax) throw malformed('it is too long');
  const control = controlIn(whole);
  if (control >= 0) throw malformed('it has a control character', lineAt(whole, control));
  // The text may have blank lines of its own: the last one separates.
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0) throw malformed('no blank line stands before the signatures');
  const text = whole.slice(0, blank + 1);
  return { text, signatures: signaturesIn(whole.slice(blank + 2), lineAt(whole, blank + 2)) };
};

/** Signature lines, each with its line feed. @throws Malformed */
export const signaturesIn = (block: string, firstLine = 1): readonly NoteSignature[] => {
  const lines = block.split('\n');
  if (lines.pop() !== '' || lines.length === 0)
    throw malformed(
      'signature lines end in a line feed, and there is at least one',
      firstLine + lines.length,
    );
  if (lines.length > signaturesMax)
    throw malformed(`it has more than ${signaturesMax} signatures`, firstLine);
  return lines.map((line, at) => parseSignatureLine(line, firstLine + at));
};

/** @throws RangeError for a text that no reader would take */
export const formatNote = ({ text, signatures }: Note): string => {
  const sound = text.endsWith('\n') && text.isWellFormed() && controlIn(text) < 0;
  if (!sound)
    throw new RangeError('the text of a note ends in a line feed and has no other control characters');
  return `${text}\n${signatures.map(formatSignatureLine).join('')}`;
};
