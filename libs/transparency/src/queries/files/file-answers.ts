import { hash } from 'node:crypto';
import { Malformed, parsePath } from '#evidence';
import { type Call, ProblemException } from '#platform';
import type { LogFiles } from '../../ports/index.js';

export const notFound = (): ProblemException => new ProblemException(404, 'resource.not-found');

/** A path of a tile or bundle, as there is exactly one for each. @throws ProblemException 404 */
export const strictPath = (path: string): string => {
  try {
    parsePath(path);
    return path;
  } catch (fault) {
    throw fault instanceof Malformed ? notFound() : fault;
  }
};

/** @throws ProblemException 404 */
export const fileAt = async (files: LogFiles, path: string): Promise<Buffer> => {
  const bytes = await files.read(path);
  if (!bytes) throw notFound();
  return bytes;
};

/** How a file is sent: its type, and how long it may be kept. */
export interface SentAs {
  readonly type: string;
  readonly cache: string;
}

/** A text that changes: asked for anew each time, sent only when it has changed. */
export const changingText: SentAs = { type: 'text/plain; charset=utf-8', cache: 'no-cache' };
const lasting = (keptBy: 'public' | 'private'): SentAs => ({
  type: 'application/octet-stream',
  cache: `${keptBy}, max-age=31536000, immutable`,
});

/** Bytes that are the same for ever under their path. */
export const lastingBytes = lasting('public');
/** The same of a log that is not for everybody: a cache that many share would give them to whoever asks. */
export const lastingBytesOfClosedLog = lasting('private');

/** The file, or 304 when the asker has it already. */
export const answered = (
  { request, reply }: Call,
  bytes: Buffer,
  { type, cache }: SentAs,
): Buffer | string => {
  const tag = `"${hash('sha256', bytes).slice(0, 32)}"`;
  reply.header('etag', tag).header('cache-control', cache);
  const known = (request.headers['if-none-match'] ?? '').split(',').map(each => each.trim());
  if (known.includes(tag) || known.includes(`W/${tag}`)) {
    reply.status(304);
    return '';
  }
  reply.type(type);
  return bytes;
};
