import { createHash } from 'node:crypto';
import { uuidV8 } from '#kernel';

/**
 * The UUIDv8 of SHA-256(commandId ‖ n ‖ salt): commandId and salt as bytes, n as a big-endian 32-bit integer.
 * Identical bytes share an id, so that a resent append is recognised; a decision made again draws new salts and
 * never does.
 */
export const eventIdOf = (commandId: string, n: number, salt: string): string => {
  const ordinal = Buffer.alloc(4);
  ordinal.writeUInt32BE(n);
  const digest = createHash('sha256')
    .update(commandId, 'hex')
    .update(ordinal)
    .update(salt, 'hex')
    .digest('hex');
  return uuidV8(digest);
};
