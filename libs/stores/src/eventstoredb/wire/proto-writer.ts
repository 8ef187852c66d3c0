/**
 * The few forms of protobuf that the adapter sends: a message is the bytes of its fields, one after another. Source:
 * https://protobuf.dev/programming-guides/encoding/
 */

const wireTypeBits = 3;
const varintType = 0;
const bytesType = 2;

const varintBytes = (value: number): number => {
  let bytes = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes += 1;
  return bytes;
};

const putVarint = (into: Uint8Array, at: number, value: number): number => {
  let place = at;
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) into[place++] = (rest % 0x80) | 0x80;
  into[place++] = rest;
  return place;
};

/** A field of bytes, of text in UTF-8, or of a message. Numbers of fields are below 16. */
export const field = (number: number, content: Uint8Array | string): Buffer => {
  const isText = typeof content === 'string';
  const length = isText ? Buffer.byteLength(content) : content.length;
  const whole = Buffer.allocUnsafe(1 + varintBytes(length) + length);
  whole[0] = (number << wireTypeBits) | bytesType;
  const at = putVarint(whole, 1, length);
  if (isText) whole.write(content, at);
  else whole.set(content, at);
  return whole;
};

/** A field of a whole number below 2^53, or of a truth. */
export const numberField = (number: number, value: number): Buffer => {
  const whole = Buffer.allocUnsafe(1 + varintBytes(value));
  whole[0] = (number << wireTypeBits) | varintType;
  putVarint(whole, 1, value);
  return whole;
};

/** A place in `$all`, past 2^53: the only numbers that large. */
export const bigField = (number: number, value: bigint): Buffer => {
  const bytes = [(number << wireTypeBits) | varintType];
  let rest = value;
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
};

export const message = (...fields: readonly Uint8Array[]): Buffer => Buffer.concat(fields);

export const empty: Uint8Array = new Uint8Array();
