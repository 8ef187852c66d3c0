import { strictText, type TextOrBytes } from '../encoding/utf8.js';

/** Notes (C2SP signed-note) whose texts have no empty lines, in one text, an empty line between two. */
export const joinNotes = (notes: readonly string[]): string => notes.join('\n');

/** The notes of such a text, none of them verified; a text that is not well-formed is one bad note. */
export const splitNotes = (input: TextOrBytes): readonly string[] => {
  const text = strictText(input);
  if (text === undefined) return [''];
  // Neither a text nor its signatures have an empty line: each note is two parts.
  const parts = text.split('\n\n');
  return Array.from({ length: Math.ceil(parts.length / 2) }, (_, n) => noteOf(parts, 2 * n)).filter(
    note => note !== '\n' && note !== '',
  );
};

const noteOf = (parts: readonly string[], at: number): string => {
  const [text = '', signatures] = parts.slice(at, at + 2);
  if (signatures === undefined) return text;
  return `${text}\n\n${signatures}${signatures.endsWith('\n') ? '' : '\n'}`;
};
