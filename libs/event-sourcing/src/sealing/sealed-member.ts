import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { sha256, uuidV8 } from '#kernel';
import type { SealKey } from './seal-keys.js';

/**
 * A text as an envelope keeps it, under `sealed.<field>`. All but `key` is lowercase hex. Whoever has the key and its
 * salt can read and check it; when they are destroyed, nothing here tells the text, nor its exact length.
 */
export interface SealedMember {
  /** Id of the key: a UUID that follows from the command and the field. */
  readonly key: string;
  /** 12 random bytes. */
  readonly nonce: string;
  /** AES-256-GCM of the text in UTF-8, at least one zero byte behind it, up to a multiple of 64. */
  readonly ciphertext: string;
  /** 16 bytes. */
  readonly tag: string;
  /** SHA-256(`socai/sealed/v1\n` ‖ salt ‖ text); the salt stands with the key, outside the log. */
  readonly hash: string;
  /** HMAC-SHA-256 of the text under the key: what the command's fingerprint has of it. */
  readonly mac: string;
}

/** Which field of which event: the seal is bound to it, so that no ciphertext can stand in another place. */
export interface SealedPlace {
  readonly eventId: string;
  readonly field: string;
}

const domain = 'socai/sealed/v1\n';
const blockBytes = 64;

/** The id under which the key of a command's field is kept: a repetition of the command finds it again. */
export const sealKeyIdOf = (commandId: string, field: string): string =>
  uuidV8(sha256(`socai/seal-key/v1\n${commandId}\n${field}`));

/** The additional authenticated data of GCM. */
const boundTo = ({ eventId, field }: SealedPlace): Buffer => Buffer.from(`${domain}${eventId}\n${field}`);

/** The hash that an event commits to: whoever has the text and its salt can show that it is the one. */
export const sealedHashOf = (text: string, salt: string): string =>
  createHash('sha256').update(domain).update(salt, 'hex').update(text).digest('hex');

/** Keyed, so that it tells nothing without the key, and bound to the field, so that two fields never look alike. */
export const sealMacOf = (text: string, key: string, field: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${domain}${field}\n${text}`).digest('hex');

const filled = (text: string): Buffer => {
  if (text.includes('\0') || !text.isWellFormed())
    throw new TypeError('a text to be sealed holds neither a zero character nor a lone surrogate');
  const bytes = Buffer.from(text);
  return Buffer.concat([bytes], (Math.floor(bytes.length / blockBytes) + 1) * blockBytes);
};

/**
 * Seals a text.
 * @param nonce 12 random bytes, never used before under this key
 */
export const sealText = (
  text: string,
  keyId: string,
  { key, salt }: SealKey,
  place: SealedPlace,
  nonce: Uint8Array,
): SealedMember => {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonce).setAAD(boundTo(place));
  const ciphertext = Buffer.concat([cipher.update(filled(text)), cipher.final()]).toString('hex');
  return {
    key: keyId,
    nonce: Buffer.from(nonce).toString('hex'),
    ciphertext,
    tag: cipher.getAuthTag().toString('hex'),
    hash: sealedHashOf(text, salt),
    mac: sealMacOf(text, key, place.field),
  };
};

/** What is wrong with a sealed member; nothing of it is believed then. */
export type SealFault = 'malformed' | 'not-authentic' | 'hash-differs' | 'mac-differs';

const shapes: Readonly<Record<keyof SealedMember, RegExp>> = {
  key: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u,
  nonce: /^[0-9a-f]{24}$/u,
  ciphertext: /^([0-9a-f]{128})+$/u,
  tag: /^[0-9a-f]{32}$/u,
  hash: /^[0-9a-f]{64}$/u,
  mac: /^[0-9a-f]{64}$/u,
};

/** Whether a value has the shape of a sealed member, and nothing besides. */
export const isSealedMember = (value: unknown): value is SealedMember =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === Object.keys(shapes).length &&
  Object.entries(shapes).every(([name, shape]) => {
    const part = (value as Record<string, unknown>)[name];
    return typeof part === 'string' && shape.test(part);
  });

/**
 * Opens and checks a sealed member against its key and salt: shape, GCM tag (which binds it to its event and field),
 * salted hash, HMAC. Pure; never throws.
 */
export const openSealed = (
  member: unknown,
  { key, salt }: SealKey,
  place: SealedPlace,
): { readonly text: string } | { readonly fault: SealFault } => {
  if (!isSealedMember(member)) return { fault: 'malformed' };
  const text = decrypted(member, key, place);
  if (text === undefined) return { fault: 'not-authentic' };
  if (sealedHashOf(text, salt) !== member.hash) return { fault: 'hash-differs' };
  return sealMacOf(text, key, place.field) === member.mac ? { text } : { fault: 'mac-differs' };
};

const decrypted = (member: SealedMember, key: string, place: SealedPlace): string | undefined => {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), Buffer.from(member.nonce, 'hex'))
    .setAAD(boundTo(place))
    .setAuthTag(Buffer.from(member.tag, 'hex'));
  try {
    const bytes = Buffer.concat([decipher.update(member.ciphertext, 'hex'), decipher.final()]);
    return bytes.toString('utf8').replace(/\0+$/u, '');
  } catch {
    return undefined;
  }
};
