import { UnknownCursor } from '#views';

export type CursorPart = string | number | null;

export const cursorOf = (...parts: CursorPart[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/**
 * @param kinds of the parts it must hold: `s` a string, `n` a number, `o` a string or null
 * @throws UnknownCursor
 */
export const partsOf = (after: string, kinds: string): CursorPart[] => {
  const parts = parsed(after);
  if (!Array.isArray(parts) || parts.length !== kinds.length) throw new UnknownCursor(after);
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
