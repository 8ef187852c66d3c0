import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Malformed, parsePath } from '#evidence';
import { AnyDuty, type Call, ProblemException, Public } from '#platform';
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

/** Who may read the published log: said with each route, because its access is part of its declaration. */
export interface Readers {
  readonly access: () => MethodDecorator;
  readonly open: boolean;
}

export const everybody: Readers = { access: Public, open: true };
/** Of a log that is not for everybody: whoever holds any duty. */
export const dutyHolders: Readers = { access: AnyDuty, open: false };

/** How a file is sent: its type, and how long it may be kept. */
export interface SentAs {
  readonly type: string;
  readonly cache: string;
  /** Sent compressed to whoever takes it so. */
  readonly compressed?: boolean;
}

/** A text that changes: asked for anew each time, sent only when it has changed. */
export const changingText: SentAs = { type: 'text/plain; charset=utf-8', cache: 'no-cache' };

/**
 * Bytes that are the same for ever under their path.
 * A cache that many share would give a closed log to whoever asks.
 */
export const lastingBytes = ({ open }: Readers): SentAs => ({
  type: 'application/octet-stream',
  cache: `${open ? 'public' : 'private'}, max-age=31536000, immutable`,
});

/** Texts of leaves; hashes do not get smaller (C2SP tlog-tiles: bundles should be sent with gzip). */
export const bundle = (readers: Readers): SentAs => ({ ...lastingBytes(readers), compressed: true });

const gzipped = promisify(gzip);
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/iu;

/** Pages of others may read what everybody may: a verifier can run in a browser. */
const openToPages = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** The file, or 304 when the asker has it already. */
export const answered = async (
  { request, reply }: Call,
  bytes: Buffer,
  { type, cache, compressed = false }: SentAs,
  { open }: Readers,
): Promise<Buffer | string> => {
  const small = compressed && takesGzip.test(`${request.headers['accept-encoding']}`);
  const tag = `"${hash('sha256', bytes).slice(0, 32)}${small ? '-gzip' : ''}"`;
  reply.headers({ etag: tag, 'cache-control': cache, ...(open && openToPages) });
  if (compressed) reply.header('vary', 'accept-encoding');
  const known = (request.headers['if-none-match'] ?? '').split(',').map(each => each.trim());
  if (known.includes(tag) || known.includes(`W/${tag}`)) {
    reply.status(304);
    return '';
  }
  reply.type(type);
  if (!small) return bytes;
  reply.header('content-encoding', 'gzip');
  return gzipped(bytes);
};
