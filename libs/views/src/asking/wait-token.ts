import type { StreamName } from '#kernel';
import type { Index, Revision } from '#event-sourcing';
import { UnknownWaitToken } from './faults.js';

/** What a query waits for: an event by its place in its stream, or in the whole log. */
export type Awaited =
  { readonly stream: StreamName; readonly revision: Revision } | { readonly index: Index };

const tokenOf = (text: string): string => Buffer.from(text).toString('base64url');

/** What a command answers with, so that a query can wait for it: opaque to clients. */
export const waitTokenOf = (stream: StreamName, revision: Revision): string =>
  tokenOf(`${stream}@${revision}`);

/** For an event whose index is known, such as the end of a process, which may stand in any stream. */
export const waitTokenAt = (index: Index): string => tokenOf(`@${index}`);

/** @throws UnknownWaitToken */
export const parseWaitToken = (token: string): Awaited => {
  const text = Buffer.from(token, 'base64url').toString();
  const [, stream, place] = /^([a-zA-Z0-9]+-[^@\s]{1,200})?@(0|[1-9]\d{0,14})$/u.exec(text) ?? [];
  if (place === undefined || tokenOf(text) !== token) throw new UnknownWaitToken(token);
  return stream === undefined ? { index: Number(place) } : { stream, revision: Number(place) };
};
