const alphabet = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Standard base64 with padding, one text for each value: other alphabets, white space, missing padding and stray
 * trailing bits are refused, or two texts of one note would both be valid. Source: RFC 4648 §4, §3.5.
 */
export const bytesFromBase64 = (text: string): Buffer | undefined => {
  if (text.length % 4 !== 0 || !alphabet.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

export const hashFromBase64 = (text: string): Buffer | undefined => {
  const bytes = text.length === 44 ? bytesFromBase64(text) : undefined;
  return bytes?.length === 32 ? bytes : undefined;
};
