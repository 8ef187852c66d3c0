import type { KeyObject } from 'node:crypto';
import { ed25519SignatureSize, verifyEd25519 } from './ed25519.js';

const timeSize = 8;

const mustBeTime = (time: number): void => {
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError(`${time} is not a time in whole seconds`);
};

/**
 * What a witness signs. Source: C2SP tlog-cosignature, "Ed25519 signed message".
 * @param time seconds since 1970-01-01T00:00:00Z
 * @param body of a checkpoint, with its last line feed and without signatures
 */
export const cosignedMessage = (time: number, body: Uint8Array): Buffer => {
  mustBeTime(time);
  return Buffer.concat([Buffer.from(`cosignature/v1\ntime ${time}\n`), body]);
};

/** `u64be time ‖ signature`. Source: C2SP tlog-cosignature, "Format". */
export const timestampedSignature = (time: number, signature: Uint8Array): Buffer => {
  mustBeTime(time);
  const seconds = Buffer.alloc(timeSize);
  seconds.writeBigUInt64BE(BigInt(time));
  return Buffer.concat([seconds, signature]);
};

/** The time that a cosignature claims, in seconds: worth nothing before the signature is verified. */
export const cosignatureTime = (payload: Uint8Array): number | undefined => {
  if (payload.length !== timeSize + ed25519SignatureSize) return undefined;
  const time = Buffer.from(payload.buffer, payload.byteOffset, timeSize).readBigUInt64BE();
  return time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : undefined;
};

/** The time of a cosignature of that key on a checkpoint's body; undefined when it is not one. */
export const openCosignature = (
  key: KeyObject,
  body: Uint8Array,
  payload: Uint8Array,
): number | undefined => {
  const time = cosignatureTime(payload);
  if (time === undefined) return undefined;
  return verifyEd25519(key, cosignedMessage(time, body), payload.subarray(timeSize)) ? time : undefined;
};
