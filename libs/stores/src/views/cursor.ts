import { canonicalJson, sha256 } from '#kernel';
import { UnknownCursor } from '#views';

export type CursorPart = string | number | null;

/** What a cursor belongs to: the list and everything it was asked with, in short. */
export const questionOf = (list: string, asked: object): string =>
  sha256(canonicalJson([list, asked])).slice(0, 12);

export const cursorOf = (question: string, ...parts: CursorPart[]): string =>
  Buffer.from(JSON.stringify([question, ...parts])).toString('base64url');

/**
 * @param kinds of the parts it must hold: `s` a string, `n` a number, `o` a string or null
 * @throws UnknownCursor also for a cursor of another question
 */
export const partsOf = (question: string, after: string, kinds: string): CursorPart[] => {
  const whole = parsed(after);
  if (!Array.isArray(whole) || whole.length !== kinds.length + 1 || whole[0] !== question)
    throw new UnknownCursor(after);
  const parts = whole.slice(1) as CursorPart[];
  parts.forEach((part, i) => {
    if (!fits[kinds.charAt(i)]?.(part)) throw new UnknownCursor(after);
  });
  return parts;
};

const fits: Readonly<Record<string, (part: unknown) => boolean>> = {
  s: part => typeof part === 'string',
  n: part => Number.isSafeInteger(part) && (part as number) >= 0,
  o: part => part === null || typeof part === 'string',
};

const parsed = (after: string): unknown => {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString());
  } catch {
    return undefined;
  }
};
