import type { KeyObject } from 'node:crypto';
import { bytesFromBase64 } from '../encoding/base64.js';
import { Malformed, quoted } from '../malformed.js';
import { openCosignature } from './cosignature.js';
import { publicKeyFromRaw, rawPublicKey, verifyEd25519, ed25519KeySize } from './ed25519.js';
import { keyIdOf, keyIdText, parseKeyId, type SignatureType, signatureTypes, typeOf } from './key-id.js';
import { isKeyName } from './key-name.js';

/** A key that is known, under a name. Name and id together say which key a signature is of. */
export interface Verifier {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
  /** @param signature what follows the key id in a signature line */
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/**
 * @param key a public Ed25519 key, as 32 bytes or as Node holds it
 * @throws RangeError or TypeError for a name or key that cannot be one
 */
export const verifierOf = (
  name: string,
  key: Uint8Array | KeyObject,
  type: SignatureType = 'ed25519',
): Verifier => {
  if (!isKeyName(name)) throw new RangeError(`${quoted(name)} cannot name a key`);
  const publicKey = key instanceof Uint8Array ? Buffer.from(key) : rawPublicKey(key);
  const usable = publicKeyFromRaw(publicKey);
  return {
    name,
    type,
    publicKey,
    keyId: keyIdOf(name, type, publicKey),
    verify: (text, signature) =>
      type === 'ed25519'
        ? verifyEd25519(usable, text, signature)
        : openCosignature(usable, text, signature) !== undefined,
  };
};

/** `name+hex(id)+base64(type ‖ public key)`. Source: C2SP signed-note, "Verifier keys". */
export const formatVerifierKey = ({ name, keyId, type, publicKey }: Verifier): string =>
  `${name}+${keyIdText(keyId)}+${keyMaterial(type, publicKey)}`;

export const keyMaterial = (type: SignatureType, key: Uint8Array): string =>
  Buffer.concat([Uint8Array.of(signatureTypes[type]), key]).toString('base64');

/** Reads one line, without its line feed. @throws Malformed, also when the id is not that of name and key */
export const parseVerifierKey = (text: string): Verifier => {
  const { name, keyId, type, key } = keyParts('verifier-key', text);
  const verifier = verifierOf(name, key, type);
  if (verifier.keyId !== keyId)
    throw new Malformed('verifier-key', `its id is ${keyIdText(verifier.keyId)}, not ${keyIdText(keyId)}`);
  return verifier;
};

interface KeyParts {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureType;
  readonly key: Buffer;
}

/** `name+id+base64(type ‖ 32 bytes)`, of a public or a private key: what is wrong is said without showing it. */
export const keyParts = (subject: 'verifier-key' | 'signer-key', text: string): KeyParts => {
  // Names have no plus sign; the base64 of a key may have some.
  const [, name = '', id = '', material = ''] = /^([^+]*)\+([^+]*)\+(.*)$/su.exec(text) ?? [];
  const keyId = parseKeyId(id);
  const bytes = bytesFromBase64(material);
  const type = typeOf(bytes?.[0]);
  if (!isKeyName(name)) throw new Malformed(subject, 'it has no proper name');
  if (keyId === undefined) throw new Malformed(subject, 'its id is not eight lowercase hex digits');
  if (!bytes || bytes.length === 0) throw new Malformed(subject, 'its key is not base64');
  if (!type) throw new Malformed(subject, `signature type ${bytes[0]} is not known here`);
  if (bytes.length !== 1 + ed25519KeySize) throw new Malformed(subject, 'its key has not 32 bytes');
  return { name, keyId, type, key: bytes.subarray(1) };
};
