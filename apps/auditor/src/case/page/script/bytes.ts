/*
 * The scripts of this folder run in a browser, from a file, without anything else: they may use WebCrypto and the
 * language, and import only each other. They are the second implementation of the rules in docs/guides/proofs.md;
 * `libs/evidence` is the first, and nothing is shared between the two.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

export const textBytes = (text: string): Bytes => new TextEncoder().encode(text);

export const bytesOfHex = (hex: string): Bytes => {
  if (!/^([0-9a-f]{2})*$/u.test(hex)) throw new Error(`not lowercase hex: ${hex.slice(0, 80)}`);
  return Uint8Array.from({ length: hex.length / 2 }, (_, n) =>
    Number.parseInt(hex.slice(2 * n, 2 * n + 2), 16),
  );
};

export const hexOfBytes = (bytes: Uint8Array): string =>
  [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** Standard base64 with padding, one text for each value. */
export const bytesOfBase64 = (text: string): Bytes => {
  const bytes = Uint8Array.from(atob(text), char => char.charCodeAt(0));
  if (base64OfBytes(bytes) !== text) throw new Error(`not base64: ${text.slice(0, 80)}`);
  return bytes;
};

export const base64OfBytes = (bytes: Uint8Array): string =>
  btoa([...bytes].map(byte => String.fromCharCode(byte)).join(''));

export const sha256Of = async (...parts: readonly Uint8Array[]): Promise<Bytes> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
};
