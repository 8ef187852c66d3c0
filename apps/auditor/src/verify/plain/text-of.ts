const otherThanAscii = /[\x80-\xff]/u;

/** @param bytes of a text in UTF-8, each as one character (Latin-1) */
export const textOf = (bytes: string): string =>
  otherThanAscii.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes;
