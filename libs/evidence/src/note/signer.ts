import { createPublicKey, type KeyObject } from 'node:crypto';
import { Malformed, quoted } from '../malformed.js';
import { privateKeyFromSeed, rawPublicKey, rawSeed, signEd25519 } from './ed25519.js';
import { keyIdOf, keyIdText, type SignatureType } from './key-id.js';
import { isKeyName } from './key-name.js';
import { keyMaterial, keyParts } from './verifier.js';

/**
 * Signs bytes under a name and key id. A promise, so that the key may be in a hardware module or a service, and this
 * process never sees it.
 */
export interface Signer {
  readonly name: string;
  readonly keyId: number;
  /** The plain Ed25519 signature of the bytes: 64 bytes. */
  sign(bytes: Uint8Array): Promise<Buffer>;
}

/**
 * A signer whose key this process holds.
 * @param type `cosignature` for a witness: the key id differs, so neither signature can stand for the other
 * @throws RangeError or TypeError for a name or key that cannot be one
 */
export const signerOf = (name: string, key: KeyObject, type: SignatureType = 'ed25519'): Signer => {
  if (!isKeyName(name)) throw new RangeError(`${quoted(name)} cannot name a key`);
  return {
    name,
    keyId: keyIdOf(name, type, rawPublicKey(key)),
    sign: bytes => Promise.resolve(signEd25519(key, bytes)),
  };
};

/** A private key with its name, as it is kept in a file. */
export interface SignerKey {
  readonly name: string;
  readonly type: SignatureType;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const signerKey = (name: string, seed: Uint8Array, type: SignatureType): SignerKey => {
  const privateKey = privateKeyFromSeed(seed);
  return { name, type, privateKey, publicKey: createPublicKey(privateKey) };
};

/** @param seed 32 random bytes, which the caller makes. @throws RangeError */
export const signerKeyFromSeed = (
  name: string,
  seed: Uint8Array,
  type: SignatureType = 'ed25519',
): SignerKey => {
  if (!isKeyName(name)) throw new RangeError(`${quoted(name)} cannot name a key`);
  return signerKey(name, seed, type);
};

const prefix = 'PRIVATE+KEY+';

/** `PRIVATE+KEY+name+hex(id)+base64(type ‖ seed)`: a secret. Source: golang.org/x/mod/sumdb/note, "Generating keys". */
export const formatSignerKey = ({ name, type, privateKey }: SignerKey): string => {
  const id = keyIdText(keyIdOf(name, type, rawPublicKey(privateKey)));
  return `${prefix}${name}+${id}+${keyMaterial(type, rawSeed(privateKey))}`;
};

/** Reads one line, without its line feed. @throws Malformed, which never shows a part of the key */
export const parseSignerKey = (text: string): SignerKey => {
  if (!text.startsWith(prefix)) throw new Malformed('signer-key', `it does not begin with ${prefix}`);
  const { name, keyId, type, key } = keyParts('signer-key', text.slice(prefix.length));
  const parsed = signerKey(name, key, type);
  const actual = keyIdOf(name, type, rawPublicKey(parsed.privateKey));
  if (actual !== keyId) throw new Malformed('signer-key', 'its id is not that of its name and key');
  return parsed;
};
