/** The order in which both engines keep texts: that of their bytes in UTF-8, which is that of code points. */
export const inOrderOfBytes = (a: string, b: string): number => {
  if (a === b) return 0;
  return plain.test(a) && plain.test(b) ? (a < b ? -1 : 1) : Buffer.compare(Buffer.from(a), Buffer.from(b));
};

/** Below the surrogates, UTF-16 sorts as UTF-8 does. */
const plain = /^[\0-\ud7ff]*$/;
