const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text or bytes as they came. Bytes are preferred: a string may already have lost what was wrong with them. */
export type TextOrBytes = string | Uint8Array;

/**
 * The text, or undefined where it is not well-formed Unicode (C2SP signed-note, "Format": text is UTF-8). A byte order
 * mark is kept: it is part of the text.
 */
export const strictText = (input: TextOrBytes): string | undefined => {
  if (typeof input === 'string') return input.isWellFormed() ? input : undefined;
  try {
    return strict.decode(input);
  } catch {
    return undefined;
  }
};
