import { createHash } from 'node:crypto';

/** The signature types of this library. Source: C2SP signed-note, "Signature types". */
export const signatureTypes = { ed25519: 0x01, cosignature: 0x04 } as const;

export type SignatureType = keyof typeof signatureTypes;

/** The type that a key's first byte names, or undefined. */
export const typeOf = (byte: number | undefined): SignatureType | undefined =>
  byte === signatureTypes.ed25519
    ? 'ed25519'
    : byte === signatureTypes.cosignature
      ? 'cosignature'
      : undefined;

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4], as a number. Source: C2SP signed-note, "Signatures". */
export const keyIdOf = (name: string, type: SignatureType, publicKey: Uint8Array): number =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(signatureTypes[type]))
    .update(publicKey)
    .digest()
    .readUInt32BE(0);

/** Eight lowercase hex digits. */
export const keyIdText = (keyId: number): string => keyId.toString(16).padStart(8, '0');

export const parseKeyId = (text: string): number | undefined =>
  /^[0-9a-f]{8}$/.test(text) ? Number.parseInt(text, 16) : undefined;
