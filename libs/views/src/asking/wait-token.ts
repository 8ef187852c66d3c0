import type { StreamName } from '#kernel';
import type { Revision } from '#event-sourcing';
import { UnknownWaitToken } from './faults.js';

/** What a command answers with, so that a query can wait for it: opaque to clients. */
export const waitTokenOf = (stream: StreamName, revision: Revision): string =>
  Buffer.from(`${stream}@${revision}`).toString('base64url');

/** @throws UnknownWaitToken */
export const parseWaitToken = (
  token: string,
): { readonly stream: StreamName; readonly revision: Revision } => {
  const text = Buffer.from(token, 'base64url').toString();
  const [, stream, revision] = /^([a-zA-Z0-9]+-[^@\s]{1,200})@(0|[1-9]\d{0,14})$/u.exec(text) ?? [];
  if (stream === undefined || waitTokenOf(stream, Number(revision)) !== token)
    throw new UnknownWaitToken(token);
  return { stream, revision: Number(revision) };
};
