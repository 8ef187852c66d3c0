import { hash } from 'node:crypto';

/** `<category>-<id>`. */
export type StreamName = string;

/**
 * What people type as a unit's or a programme's id: lowercase letters, digits and single hyphens; a UUID is one
 * too.
 */
export const slugPattern = '^[a-z0-9](-?[a-z0-9]){0,35}$';
export const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** A UUID of version 7, which begins with the millisecond it was made in. Source: RFC 9562, section 5.7. */
export const uuidV7Pattern = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

export const streamName = (category: string, id: string): StreamName => `${category}-${id}`;

export const idOf = (stream: StreamName): string => stream.slice(stream.indexOf('-') + 1);

/** Lowercase hex of SHA-256 over UTF-8. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The first 16 bytes of a digest as a UUID of version 8 (RFC 9562, section 5.8). */
export const uuidV8 = (digestHex: string): string => {
  const variant = '89ab'.charAt(parseInt(digestHex.charAt(16), 16) & 0x3);
  return (
    `${digestHex.slice(0, 8)}-${digestHex.slice(8, 12)}-8${digestHex.slice(13, 16)}-` +
    `${variant}${digestHex.slice(17, 20)}-${digestHex.slice(20, 32)}`
  );
};

/** The id of a new thing, from the command that makes it: a retry names the same thing. */
export const derivedId = (commandId: string, kind: string, n = 0): string =>
  uuidV8(sha256(`socai/id/v1\n${commandId}\n${kind}\n${n}`));
