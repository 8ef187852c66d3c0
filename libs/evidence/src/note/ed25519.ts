import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Bytes of a public key and of a seed. Source: RFC 8032 §5.1.5. */
export const ed25519KeySize = 32;
export const ed25519SignatureSize = 64;

/** What DER puts before the 32 bytes. Source: RFC 8410 §4 and §7. */
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const mustBeKey = (bytes: Uint8Array): void => {
  if (bytes.length !== ed25519KeySize) throw new RangeError('an Ed25519 key has 32 bytes');
};

/** @throws RangeError unless there are 32 bytes */
export const publicKeyFromRaw = (raw: Uint8Array): KeyObject => {
  mustBeKey(raw);
  return createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
};

/** The private key of a seed of 32 bytes. @throws RangeError */
export const privateKeyFromSeed = (seed: Uint8Array): KeyObject => {
  mustBeKey(seed);
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
};

/** The 32 bytes of the public key of a key, private or public. @throws TypeError unless it is an Ed25519 key */
export const rawPublicKey = (key: KeyObject): Buffer => {
  mustBeEd25519(key);
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(spki.length);
};

/** The 32 bytes that a private key is derived from: a secret. @throws TypeError unless it is a private Ed25519 key */
export const rawSeed = (key: KeyObject): Buffer => {
  mustBeEd25519(key);
  return key.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8.length);
};

const mustBeEd25519 = (key: KeyObject): void => {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the key is not an Ed25519 key');
};

export const signEd25519 = (key: KeyObject, message: Uint8Array): Buffer => sign(null, message, key);

export const verifyEd25519 = (key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean =>
  signature.length === ed25519SignatureSize && verify(null, message, key, signature);
