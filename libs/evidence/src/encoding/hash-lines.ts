import { Malformed, type Subject } from '../malformed.js';
import { hashFromBase64 } from './base64.js';

/** A proof of a tree below 2^53 has at most 54 hashes; this is what C2SP tlog-witness allows. */
export const proofHashesMax = 63;

/** One hash in base64 a line, `firstLine` being the first's number. @throws Malformed */
export const hashesInLines = (
  subject: Subject,
  lines: readonly string[],
  firstLine: number,
): readonly Buffer[] => {
  if (lines.length > proofHashesMax)
    throw new Malformed(subject, `a proof has at most ${proofHashesMax} hashes`, {
      line: firstLine + proofHashesMax,
    });
  return lines.map((text, at) => {
    const hash = hashFromBase64(text);
    if (!hash) throw new Malformed(subject, 'a line is not base64 of 32 bytes', { line: firstLine + at });
    return hash;
  });
};

export const linesOfHashes = (hashes: readonly Uint8Array[]): readonly string[] =>
  hashes.map(hash => Buffer.from(hash).toString('base64'));

/** Lines before the first blank one, and everything after it, unchanged. @throws Malformed when there is none */
export const headAndNote = (subject: Subject, text: string): { head: readonly string[]; note: string } => {
  const blank = text.indexOf('\n\n');
  if (blank < 0) throw new Malformed(subject, 'no blank line stands before the checkpoint');
  return { head: text.slice(0, blank).split('\n'), note: text.slice(blank + 2) };
};
