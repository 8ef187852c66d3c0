/** Lowercase hex of exactly `length` bytes; otherwise undefined. */
export const bytesFromHex = (text: string, length: number): Buffer | undefined =>
  text.length === 2 * length && /^[0-9a-f]*$/.test(text) ? Buffer.from(text, 'hex') : undefined;
