/** A bucket and a value in it, in the hash of terms. */
export const termName = (bucket: string, value: string): string => `${bucket}\0${value}`;

/** Never empty, so that a document under no term can be told from none. */
export const termsText = (terms: Iterable<number>): string => `:${[...terms].join()}`;

/** '!' before it says that earlier versions are not kept. */
export const termsOfText = (text: string): readonly number[] => {
  const list = text.slice(text.indexOf(':') + 1);
  return list === '' ? [] : list.split(',').map(Number);
};
