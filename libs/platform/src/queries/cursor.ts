import { canonicalJson, sha256 } from '#kernel';
import type { AsOf } from '#views';
import { badInput } from '../problems/problem.js';
import type { ListQuery } from './asked-query.js';

/** Where a list goes on, and as of when it was begun. */
export interface Cursor {
  readonly asOf: AsOf;
  /** Opaque place in the view. */
  readonly after: string;
}

/** What a cursor belongs to: the path and everything asked, but for paging itself. */
export const questionHash = (
  path: string,
  { cursor: _, limit: __, waitFor: ___, ...asked }: ListQuery,
): string => sha256(canonicalJson([path, { ...asked }])).slice(0, 16);

export const writeCursor = (question: string, { asOf, after }: Cursor): string =>
  Buffer.from(JSON.stringify([1, question, after, asOf])).toString('base64url');

const wrong = (code: string) => badInput({ pointer: '?cursor', code });

const isAsOf = (value: unknown): value is AsOf =>
  typeof value === 'object' && value !== null && Number.isSafeInteger((value as AsOf).index);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
};

/** @throws ProblemException 400 for a cursor that is broken, or of another question */
export const readCursor = (question: string, text: string): Cursor => {
  const content = parsed(text);
  if (!Array.isArray(content) || content.length !== 4) throw wrong('cursor.malformed');
  const [version, asked, after, asOf] = content as unknown[];
  if (version !== 1 || typeof after !== 'string' || !isAsOf(asOf)) throw wrong('cursor.malformed');
  if (asked !== question) throw wrong('cursor.other-question');
  return { asOf, after };
};
