import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NotDone } from '#command-line';
import { parseCheckpoint, parseNote } from '#evidence';

/** A signed head, by the file that holds it. Whether the log's key signed it is for `verify` to say. */
export interface KnownHead {
  readonly place: string;
  readonly note: Buffer;
  readonly origin: string;
  readonly size: number;
}

/** Undefined when there is no such file. @throws NotDone when it holds no head */
export const headAt = (place: string): KnownHead | undefined => {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? join(place, 'last-head') : place;
  if (!existsSync(file)) return undefined;
  try {
    const note = readFileSync(file);
    const { origin, size } = parseCheckpoint(parseNote(note).text);
    return { place: file, note, origin, size };
  } catch (error) {
    throw new NotDone(
      'head.invalid',
      `Không đọc được đầu sổ / ${place} holds no signed head: ${(error as Error).message}.`,
    );
  }
};

/** One that was named by a person. @throws NotDone when it is not there */
export const headNamed = (place: string): KnownHead => {
  const head = headAt(place);
  if (head) return head;
  throw new NotDone('head.missing', `Không có / There is no ${place}.`);
};

export const largestOf = (heads: readonly KnownHead[]): KnownHead | undefined =>
  heads.reduce<KnownHead | undefined>(
    (most, head) => (most && most.size >= head.size ? most : head),
    undefined,
  );
